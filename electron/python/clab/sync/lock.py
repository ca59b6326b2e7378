"""threading.Lock, made by the program: the real lock, and who holds it.

Its functions are closures over what they need, which costs less than methods. `release` forgets the owner before it
lets go, `acquire` notes the new one after it has got it; in between the lock counts as changing hands.

A lock in a hot loop that nobody has waited for yet is released by Python's own function, without any of ours. So its
owner is not forgotten, which matters to nobody until somebody waits for it (see `looked_at`).
"""

import sys
from _thread import LockType, allocate_lock, get_ident
from _weakref import ref

from .. import actors, resources, trace, waits
from ..hide import hide
from ..trace import tokens
from .bound import Bound
from .contended import contended, just_taken
from .operation import told
from .stand_in import StandIn, shows

# Between two instructions another thread may run, but not during one.
_ONE_AT_A_TIME = getattr(sys, "_is_gil_enabled", lambda: True)()


def _refuse(_blocking):
    return False


def _alone():
    """What sys.getrefcount says of something that only closures know."""
    thing = object()
    return (lambda: sys.getrefcount(thing))()


_ALONE = _alone()


class _Type(StandIn):
    """From 3.13 on it is called to make one, see locks.py."""


class Lock(metaclass=_Type):
    _real = LockType
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

    def __init__(self):
        inner = allocate_lock()
        really_take, free, locked = inner.acquire, inner.release, inner.locked
        # While operations can be written out nothing is taken the short way, which only notes the owner and counts.
        take = _refuse
        owner = told_owner = 0  # Who has it: taken the short way, and told.
        count = counted_before = 0
        foreign = waited_for = lent = False  # `lent`: it may have been released by `free`.
        me = ref(self)

        def acquire(blocking=True, timeout=-1):
            nonlocal owner, count
            if take(*(False,)):  # A tuple that is there already costs less than a new one.
                owner = get_ident()
                count += 1
                return True
            return acquire_long(blocking, timeout)

        def enter():
            nonlocal owner, count
            if take(*(False,)):
                owner = get_ident()
                count += 1
                return True
            return acquire_long(True, -1)

        def release():
            nonlocal owner
            if told_owner:
                tell_released()
            owner = 0
            try:
                free()
            except BaseException:
                hide()
                raise

        def exit(_type, _value, _traceback):
            nonlocal owner
            if told_owner:
                tell_released()
            owner = 0
            try:
                free()
            except BaseException:
                hide()
                raise

        def acquire_long(blocking, timeout):
            nonlocal take, owner, told_owner, count
            if not really_take(False):
                if blocking and not waited_for:
                    looked_at()
                if not contended(really_take, blocking, timeout, locked, subject):
                    return False
            count += 1
            if tokens:
                owner, told_owner = 0, get_ident()
                told("acquired", resource)
            else:
                owner, told_owner = get_ident(), 0
                if take is _refuse and trace.calls_back(long_again):
                    take = really_take
                    lend()
            return True

        def long_again():
            nonlocal take
            take = _refuse
            take_back()

        def lend():
            nonlocal lent
            lock = me()
            if _ONE_AT_A_TIME and not waited_for and lock is not None:
                lent = True
                lock.release = free
                if waited_for:  # Since a moment ago.
                    take_back()

        def take_back():
            lock = me()
            if lock is not None:
                lock.release = release

        def looked_at():
            """Somebody is about to wait for it: from now on it is known at any moment who has it."""
            nonlocal waited_for, owner
            waited_for = True
            take_back()
            before = owner
            if lent and just_taken(acquire_long, locked, before) and owner == before:
                owner = 0

        def tell_released():
            nonlocal told_owner, foreign
            foreign = foreign or told_owner != get_ident()
            told_owner = 0
            told("released", resource)

        def facts():
            # Whoever has kept `free` can release it unseen: then nobody is certain to hold it.
            has = 0 if lent and sys.getrefcount(free) > _ALONE else owner or told_owner
            holder = has if isinstance(has, actors.Actor) else actors.by_ident.get(has)
            taken = locked()
            return (holder.id,) if taken and holder is not None else (), foreign, () if taken else ("acquire",)

        def bury(ident, actor):
            nonlocal owner, told_owner
            if ident not in (owner, told_owner) or not locked():
                return False
            owner, told_owner = actor, 0
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


shows(Lock, "acquire", "release", "locked", "acquire_lock", "release_lock", "locked_lock", "_at_fork_reinit")
Lock.__enter__, Lock.__exit__ = Bound(Lock._enter), Bound(Lock._exit)
for _name in ("__module__", "__qualname__", "__name__", "__doc__"):
    setattr(Lock, _name, getattr(LockType, _name))
