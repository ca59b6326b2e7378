"""threading.Lock, made by the program: the real lock, and who holds it.

Its functions are closures over what they need, which costs less than methods. `release` forgets the owner before it
lets go, `acquire` notes the new one after it has got it; in between the lock counts as changing hands.
"""

from _thread import LockType, allocate_lock, get_ident

from .. import actors, resources, waits
from ..hide import hide
from ..trace import tokens
from .bound import Bound
from .operation import told

# Python's own limit for timeouts.
from _thread import TIMEOUT_MAX as _LONGEST


class _Type(type):
    """Locks that Python made for itself are of the same type, as far as anybody can tell."""

    def __instancecheck__(cls, thing):
        return type(thing) is LockType or type.__instancecheck__(cls, thing)


class Lock(metaclass=_Type):
    __slots__ = (
        "acquire",
        "release",
        "locked",
        "acquire_lock",
        "release_lock",
        "locked_lock",
        "_at_fork_reinit",
        "_enter",
        "_exit",
        "_lab",
        "__weakref__",
    )

    __enter__ = Bound("_enter")
    __exit__ = Bound("_exit")

    def __init__(self):
        inner = allocate_lock()
        take, free, locked = inner.acquire, inner.release, inner.locked
        owner = count = counted_before = 0
        foreign = False

        def acquire(blocking=True, timeout=-1):
            nonlocal owner, count
            if take(False):
                owner = get_ident()
                count += 1
                if tokens:
                    told("acquired", resource)
                return True
            return contended(blocking, timeout)

        def enter():
            nonlocal owner, count
            if take(False):
                owner = get_ident()
                count += 1
                if tokens:
                    told("acquired", resource)
                return True
            return contended(True, -1)

        def release():
            nonlocal owner
            if tokens or not owner:
                return rare_release()
            owner = 0
            free()

        def exit(_type, _value, _traceback):
            nonlocal owner
            if tokens or not owner:
                return rare_release()
            owner = 0
            free()

        def rare_release():
            """It is told, or it may fail."""
            nonlocal owner, foreign
            if owner and owner != get_ident():
                foreign = True
            if tokens:
                told("released", resource)
            owner = 0
            try:
                free()
            except BaseException:
                hide()
                raise

        def contended(blocking, timeout):
            nonlocal owner, count
            try:
                if blocking and timeout != 0 and -1 <= timeout <= _LONGEST:
                    got = waits.on_lock(take, timeout, locked, subject)
                else:
                    got = take(blocking, timeout)
            except BaseException:
                hide()
                raise
            if got:
                owner = get_ident()
                count += 1
                if tokens:
                    told("acquired", resource)
            return got

        def facts():
            holder = owner if isinstance(owner, actors.Actor) else actors.by_ident.get(owner)
            taken = locked()
            return (holder.id,) if taken and holder is not None else (), foreign, () if taken else ("acquire",)

        def bury(ident, actor):
            nonlocal owner
            if owner == ident and locked():
                owner = actor
                return True
            return False

        def counted():
            nonlocal counted_before
            new = count - counted_before
            counted_before = count
            return new

        def at_fork_reinit():
            nonlocal owner
            owner = 0
            inner._at_fork_reinit()

        self.acquire = self.acquire_lock = acquire
        self.release = self.release_lock = release
        self.locked = self.locked_lock = locked
        self._enter = enter
        self._exit = exit
        self._at_fork_reinit = at_fork_reinit
        self._lab = inner
        resource = resources.made("lock", self, facts)
        if resource is not None:
            resource.bury, resource.counted = bury, counted
            resources.attach(self, resource)
        subject = waits.Subject("acquire", resource)

    def __repr__(self):
        return repr(self._lab).replace(hex(id(self._lab)), hex(id(self)))

    def __dir__(self):
        return dir(self._lab)

    def __reduce_ex__(self, _protocol):
        raise TypeError("cannot pickle '%s.%s' object" % (LockType.__module__, LockType.__qualname__))

    def __init_subclass__(cls):
        raise TypeError("type '%s.%s' is not an acceptable base type" % (LockType.__module__, LockType.__qualname__))


for _name in ("__module__", "__qualname__", "__name__", "__doc__"):
    setattr(Lock, _name, getattr(LockType, _name))
