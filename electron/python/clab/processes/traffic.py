"""What is sent and received through the connections of a Pipe; which of what was sent is received nobody can tell."""

from .. import resources
from ..hide import hide
from ..patch import replace
from ..sync.operation import moved
from ..trace import tokens


def instrument(module):
    """Not of `send_bytes` and `recv_bytes`, of which the library's own queues are made."""
    for cls in module.Connection.__mro__:
        if "send" in cls.__dict__:
            replace(cls, "send", _sending)
            replace(cls, "recv", _receiving)


def _sending(original):
    def send(self, obj):
        try:
            original(self, obj)
        except BaseException:
            hide()
            raise
        if tokens:
            moved("put", resources.of(self), None, None, obj)

    return send


def _receiving(original):
    def receive(self):
        try:
            obj = original(self)
        except BaseException:
            hide()
            raise
        if tokens:
            moved("got", resources.of(self), None, None, obj)
        return obj

    return receive
