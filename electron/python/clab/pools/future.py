"""concurrent.futures.Future: whoever waits for its result."""

from .. import resources, waits
from ..hide import hide
from ..patch import replace


def instrument(module):
    for function in (module.Future.result, module.Future.exception, module.wait, module.as_completed):
        waits.knows(function, _result)


def _result(frame, _subject):
    return waits.Subject("result", resources.of(frame.f_locals.get("self")))


def remember_pool(executor_class):
    """Of a future it is known which pool owes it."""
    replace(executor_class, "submit", _submit)


def _submit(original):
    def submit(self, *args, **kwargs):
        try:
            future = original(self, *args, **kwargs)
        except BaseException:
            hide()
            raise
        resources.attach(future, resources.of(self))
        return future

    return submit
