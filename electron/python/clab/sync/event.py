"""threading.Event."""

from .. import resources, trace
from ..hide import hide
from ..patch import replace
from .declared import declared, waits_in
from .operation import sampled


def instrument(threading):
    event = threading.Event
    declared(event, "event", lambda it: ((), False, ("wait",) if it._flag else ()))
    waits_in(event.wait, "wait")
    for name, flag in (("set", 1), ("clear", 0)):
        replace(event, name, _telling(flag))


def _telling(flag):
    def make(original):
        def change(self):
            try:
                original(self)
            except BaseException:
                hide()
                raise
            if trace.tokens:
                sampled(resources.of(self), flag)

        return change

    return make
