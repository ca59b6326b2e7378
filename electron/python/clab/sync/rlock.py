"""threading.RLock, made by the program. Python's own knows its owner, and says so in its repr."""

from _thread import RLock as _RLock

from .. import actors, resources, waits
from ..hide import hide
from ..trace import tokens
from .bound import Bound
from .contended import contended
from .operation import told
from .stand_in import StandIn, shows

_OF_PYTHON = ("_release_save", "_is_owned", "_recursion_count", "_at_fork_reinit", "locked")  # If it has them.
_FUNCTIONS = ("acquire", "release", "_acquire_restore", *_OF_PYTHON)


class _Type(StandIn):
    """It can be subclassed, unlike that of Lock."""


class RLock(metaclass=_Type):
    _real = _RLock
    __slots__ = (*_FUNCTIONS, "_enter", "_exit", "_lab", "__weakref__")

    def __init__(self):
        inner = _RLock()
        take, free = inner.acquire, inner.release
        count = counted_before = 0
        buried = None

        def acquire(blocking=True, timeout=-1):
            nonlocal count
            if take(False):
                count += 1
                if tokens:
                    told("acquired", resource)
                return True
            return acquire_long(blocking, timeout)

        def enter():
            nonlocal count
            if take(False):
                count += 1
                if tokens:
                    told("acquired", resource)
                return True
            return acquire_long(True, -1)

        def acquire_long(blocking, timeout):
            nonlocal count
            got = contended(take, blocking, timeout, locked, subject)
            if got:
                count += 1
            return got

        def release():
            if tokens:
                told("released", resource)
            try:
                free()
            except BaseException:
                hide()
                raise

        def exit(_type, _value, _traceback):
            if tokens:
                told("released", resource)
            try:
                free()
            except BaseException:
                hide()
                raise

        def acquire_restore(state):
            try:
                if not take(False):
                    waits.on_lock(take, -1, locked, subject)
                free()
                inner._acquire_restore(state)
            except BaseException:
                hide()
                raise

        def locked():
            return _owner(inner) != 0

        def facts():
            owner = _owner(inner)
            holder = buried if buried is not None and buried.ident == owner else actors.by_ident.get(owner)
            return (holder.id,) if holder is not None else (), False, () if owner else ("acquire",)

        def bury(ident, actor):
            nonlocal buried
            if _owner(inner) == ident:
                buried = actor
                return True
            return False

        def counted():
            nonlocal counted_before
            new = count - counted_before
            counted_before = count
            return new

        _put(self, "acquire", acquire)
        _put(self, "release", release)
        _put(self, "_acquire_restore", acquire_restore)
        self._enter = enter
        self._exit = exit
        for name in _OF_PYTHON:
            if hasattr(inner, name):
                _put(self, name, getattr(inner, name))
        self._lab = inner
        resource = resources.made("rlock", self, facts)
        if resource is not None:
            resource.bury, resource.counted = bury, counted
            resources.attach(self, resource)
        subject = waits.Subject("acquire", resource)

    def __repr__(self):
        return repr(self._lab).replace(hex(id(self._lab)), hex(id(self)))

    def __dir__(self):
        return dir(self._lab)

    def __reduce_ex__(self, _protocol):
        raise TypeError("cannot pickle '%s.%s' object" % (_RLock.__module__, _RLock.__qualname__))

    @property
    def __class__(self):
        return _RLock if type(self) is RLock else type(self)


def _put(lock, name, value):
    """Into the slot; a subclass may have a function of that name."""
    RLock.__dict__[name].__set__(lock, value)


shows(RLock, *_FUNCTIONS)
RLock.__enter__, RLock.__exit__ = Bound(RLock._enter), Bound(RLock._exit)
RLock.__module__, RLock.__qualname__, RLock.__name__ = _RLock.__module__, _RLock.__qualname__, _RLock.__name__


def _owner(inner):
    """`<locked _thread.RLock object owner=140253 count=1 at 0x7f…>` → 140253; 0 if nobody has it."""
    return int(repr(inner).partition("owner=")[2].partition(" ")[0] or 0)
