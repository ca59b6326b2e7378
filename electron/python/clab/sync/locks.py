"""`threading`'s own names for locks, which it took from `_thread` before or after we came."""

import _thread
import sys

from .. import lowest
from .lock import Lock


def instrument(threading):
    made_by_a_function = not isinstance(threading.Lock, type)
    threading.Lock = lowest.allocate_lock if made_by_a_function else _class()
    _thread.LockType = Lock
    if hasattr(_thread, "lock"):
        _thread.lock = Lock
    threading.RLock = _reentrant(threading.RLock)


def _class():
    """From 3.13 on `threading.Lock` is the type itself, and calling it makes a lock."""
    real = lowest.real_lock

    def make(cls, *args, **kwargs):
        if args or kwargs or not lowest.makes_its_own(sys._getframe(1)):
            return real(*args, **kwargs)
        return type.__call__(cls)

    type(Lock).__call__ = make
    return Lock


def _reentrant(original):
    def make(*args, **kwargs):
        if args or kwargs or not lowest.makes_its_own(sys._getframe(1)):
            return original(*args, **kwargs)
        from .rlock import RLock

        return RLock()

    make.__module__, make.__name__, make.__qualname__ = original.__module__, original.__name__, original.__qualname__
    make.__doc__, make.__wrapped__ = original.__doc__, original
    return make
