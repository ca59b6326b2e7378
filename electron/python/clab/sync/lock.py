"""threading.Lock, made by the program: the real lock, and who holds it.

Its functions are closures over what they need, which costs less than methods. `release` forgets the owner before it
lets go, `acquire` notes the new one after it has got it; in between the lock counts as changing hands.
"""

from _thread import LockType, allocate_lock, get_ident

from .. import actors, resources, trace, waits
from ..hide import hide
from ..trace import tokens
from .bound import Bound
from .operation import told

# Python's own limit for timeouts.
from _thread import TIMEOUT_MAX as _LONGEST


def _refuse(_blocking):
    return False


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
        really_take, free, locked = inner.acquire, inner.release, inner.locked
        # While operations can be written out nothing is taken the short way, which only notes the owner and counts.
        take = _refuse
        owner = told_owner = 0  # Who has it: taken the short way, and told.
        count = counted_before = 0
        foreign = False

        def acquire(blocking=True, timeout=-1):
            nonlocal owner, count
            if take(False):
                owner = get_ident()
                count += 1
                return True
            return acquire_long(blocking, timeout)

        def enter():
            nonlocal owner, count
            if take(False):
                owner = get_ident()
                count += 1
                return True
            return acquire_long(True, -1)

        def release():
            nonlocal owner
            if not owner:
                return release_long()
            owner = 0
            return free()

        def exit(_type, _value, _traceback):
            nonlocal owner
            if not owner:
                return release_long()
            owner = 0
            return free()

        def acquire_long(blocking, timeout):
            nonlocal take, owner, told_owner, count
            try:
                if really_take(False):
                    got = True
                elif blocking and timeout != 0 and -1 <= timeout <= _LONGEST:
                    got = waits.on_lock(really_take, timeout, locked, subject)
                else:
                    got = really_take(blocking, timeout)
            except BaseException:
                hide()
                raise
            if not got:
                return got
            count += 1
            if tokens:
                told_owner = get_ident()
                told("acquired", resource)
            else:
                owner = get_ident()
                if take is _refuse and trace.calls_back(long_again):
                    take = really_take
            return got

        def long_again():
            nonlocal take
            take = _refuse

        def release_long():
            nonlocal told_owner, foreign
            if told_owner:
                foreign = foreign or told_owner != get_ident()
                told_owner = 0
                told("released", resource)
            try:
                free()
            except BaseException:
                hide()
                raise

        def facts():
            has = owner or told_owner
            holder = has if isinstance(has, actors.Actor) else actors.by_ident.get(has)
            taken = locked()
            return (holder.id,) if taken and holder is not None else (), foreign, () if taken else ("acquire",)

        def bury(ident, actor):
            nonlocal owner, told_owner
            if ident not in (owner, told_owner) or not locked():
                return False
            owner, told_owner = 0, actor
            return True

        def counted():
            nonlocal counted_before
            new = count - counted_before
            counted_before = count
            return new

        def at_fork_reinit():
            nonlocal owner, told_owner
            owner = told_owner = 0
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
