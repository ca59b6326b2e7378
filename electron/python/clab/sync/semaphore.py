"""threading.Semaphore and BoundedSemaphore."""

from .. import resources
from ..hide import hide
from ..patch import replace
from ..trace import tokens
from .declared import declared, waits_in
from .operation import told


def instrument(threading):
    semaphore, bounded = threading.Semaphore, threading.BoundedSemaphore
    declared(
        semaphore,
        lambda it: "bounded-semaphore" if isinstance(it, bounded) else "semaphore",
        lambda it: ((), False, ("acquire",) if it._value > 0 else ()),
        lambda it: it._value,
    )
    waits_in(semaphore.acquire, "acquire")
    replace(semaphore, "acquire", _acquire)
    semaphore.__enter__ = semaphore.acquire
    for cls in (semaphore, bounded):
        replace(cls, "release", _release)


def _acquire(original):
    def acquire(self, blocking=True, timeout=None):
        try:
            got = original(self, blocking, timeout)
        except BaseException:
            hide()
            raise
        if got and tokens:
            told("acquired", resources.of(self))
        return got

    return acquire


def _release(original):
    def release(self, *args, **kwargs):
        if tokens:
            told("released", resources.of(self))
        try:
            return original(self, *args, **kwargs)
        except BaseException:
            hide()
            raise

    return release
