"""The lock that a waiting thread sleeps on, inside Condition.wait and Thread.join.

Event, Semaphore, Barrier, Queue and Future all wait in a Condition, so this is the one place where they block. What the
thread really waits for is read off the stack when the wait lasts.
"""

from _thread import allocate_lock

from .contended import contended


class Waiter:
    __slots__ = ("release", "locked", "_at_fork_reinit", "_take", "__weakref__")

    def __init__(self, inner=None):
        inner = inner or allocate_lock()
        self._take = inner.acquire
        self.release = inner.release
        self.locked = inner.locked
        if hasattr(inner, "_at_fork_reinit"):
            self._at_fork_reinit = inner._at_fork_reinit

    def acquire(self, blocking=True, timeout=-1):
        take = self._take
        if take(False):
            return True
        return contended(take, blocking, timeout, self.locked)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, _type, _value, _traceback):
        self.release()


def instrument(threading):
    threading._allocate_lock = Waiter
    sentinel = getattr(threading, "_set_sentinel", None)
    if sentinel is not None:
        threading._set_sentinel = lambda: Waiter(sentinel())
