"""What all locks and semaphores of multiprocessing are made of: a semaphore of the operating system."""

import os
from _thread import get_ident

from .. import actors, resources, waits
from ..hide import hidden, hide
from ..patch import replace
from ..sync.operation import told
from ..trace import tokens

_KINDS = {"Lock": "lock", "RLock": "rlock", "Semaphore": "semaphore", "BoundedSemaphore": "bounded-semaphore"}


_count = 0


def instrument(module):
    sem_lock = module.SemLock
    replace(sem_lock, "_make_methods", _make_methods)
    replace(sem_lock, "__init__", _init)
    replace(sem_lock, "__setstate__", _setstate)
    if os.name == "nt":
        replace(sem_lock, "__getstate__", _getstate)
    sem_lock.__enter__ = lambda self: self.acquire()
    sem_lock.__exit__ = lambda self, *_error: self.release()


def key_of(lock, kind=None):
    """The same in every process: the operating system's name of the semaphore, or where and as which it was made."""
    return (kind or _kind(lock)) + (lock._semlock.name or lock._lab_key)


def is_free(lock):
    try:
        return not lock._semlock._is_zero()
    except (OSError, ValueError, NotImplementedError):
        return False


def _kind(lock):
    for cls in type(lock).__mro__:
        if cls.__name__ in _KINDS:
            return _KINDS[cls.__name__]
    return "semaphore"


def _init(original):
    def __init__(self, kind, value, maxvalue, **kwargs):
        global _count
        _count += 1
        self._lab_key = "/%d-%d" % (os.getpid(), _count)
        hidden(original, self, kind, value, maxvalue, **kwargs)
        name = _kind(self)
        made = resources.made(name, self, None, key_of(self), value if "semaphore" in name else None)
        if made is not None:
            self._lab_is(made)

    return __init__


def _getstate(original):
    """Windows' semaphores have no name of their own: what they are known by here travels in its place."""

    def __getstate__(self):
        handle, kind, most, name = original(self)
        return handle, kind, most, name or self._lab_key

    return __getstate__


def _setstate(original):
    """In a process that was given it by another one: known by its key, and named elsewhere."""

    def __setstate__(self, state):
        hidden(original, self, state)
        self._lab_is(resources.shared(_kind(self), key_of(self)))

    return __setstate__


def _make_methods(original):
    def _make_methods(self):
        original(self)
        _wrap(self)

    return _make_methods


def _wrap(lock):
    inner = lock._semlock
    take, free = inner.acquire, inner.release
    exclusive = "lock" in _kind(lock)
    owner = 0
    foreign = False
    resource = subject = None

    def acquire(block=True, timeout=None):
        nonlocal owner
        if not take(False):
            try:
                if not block or (timeout is not None and timeout <= 0):
                    return False
                if not waits.on_lock(take, -1 if timeout is None else timeout, inner._is_zero, subject, None):
                    return False
            except BaseException:
                hide()
                raise
        owner = get_ident()
        if tokens and resource is not None:
            told("acquired", resource)
        return True

    def release():
        nonlocal owner, foreign
        if exclusive and not inner._is_mine() and inner._count() == 0:
            foreign = True
        if tokens and resource is not None and (not exclusive or inner._count() == 1):
            told("released", resource)
        try:
            free()
        except BaseException:
            hide()
            raise

    def facts():
        holder = actors.by_ident.get(owner)
        holds = exclusive and inner._count() > 0 and holder is not None
        return (holder.id,) if holds else (), foreign, ("acquire",) if is_free(lock) else ()

    def is_resource(made):
        nonlocal resource, subject
        made.facts = facts
        resource, subject = made, waits.Subject("acquire", made)
        resources.attach(lock, made)

    lock.acquire = acquire
    lock.release = release
    lock._lab_is = is_resource

