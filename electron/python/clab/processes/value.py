"""multiprocessing's Value and Array: their lock, what is read and written, and whether updates got lost."""

import os

from .. import actors, resources, trace
from ..hide import hide
from ..patch import replace
from ..sync.operation import sampled
from ..trace import emit, quoted, tokens
from .sem_lock import key_of


def instrument(module):
    replace(module.SynchronizedBase, "__init__", _init)
    value = module.Synchronized.value
    module.Synchronized.value = property(_get(value.fget), _set(value.fset))


_FACTORIES = tuple(os.path.join("multiprocessing", file) for file in ("context.py", "managers.py", "sharedctypes.py"))


class _Updates:
    """What one actor did to a value since it was last told. `seen`: what it has read and not yet written upon."""

    __slots__ = ("reads", "writes", "delta", "blind", "seen")

    def __init__(self):
        self.seen = None
        self.reset()

    def reset(self):
        self.reads = self.writes = self.delta = 0
        self.blind = False


def _init(original):
    def __init__(self, obj, lock=None, ctx=None):
        try:
            original(self, obj, lock, ctx)
        except BaseException:
            hide()
            raise
        array = hasattr(obj, "__len__")
        kind = "array" if array else "value"
        resource = resources.made(kind, self, None, _key(self._lock), len(obj) if array else None, _FACTORIES)
        if resource is not None:
            if hasattr(self._lock, "_lab_is") and resources.of(self._lock) is None:
                self._lock._lab_is(resource)
            _sample(resource, obj)
        elif _came(self._lock):
            resource = resources.shared(kind, _key(self._lock))
            self._lock._lab_is(resource)
        else:
            return
        resources.attach(self, resource)
        resource.numbers = {}
        resource.counted = lambda: _tell(resource, obj)

    return __init__


def _came(lock):
    """Whether a value with this lock was given to this process by another one that did not fork it.

    Then the lock is known already, as what it is by itself. One that the program has made itself (a Lock, mostly) goes by
    its own name everywhere; the value makes an RLock.
    """
    known = resources.of(lock)
    return known is not None and known.kind == "rlock" and known.name == known.key


def _key(lock):
    return key_of(lock, "value") if hasattr(lock, "_semlock") else None


def _updates(resource):
    me = actors.me().id
    found = resource.numbers.get(me)
    if found is None:
        found = resource.numbers[me] = _Updates()
    return found


def _get(original):
    def value(self):
        worth = original(self)
        resource = resources.of(self)
        if resource is not None and resource.numbers is not None:
            updates = _updates(resource)
            updates.reads += 1
            updates.seen = worth
        return worth

    return value


def _set(original):
    def value(self, worth):
        try:
            original(self, worth)
        except BaseException:
            hide()
            raise
        resource = resources.of(self)
        if resource is not None and resource.numbers is not None and isinstance(worth, (int, float)):
            updates = _updates(resource)
            updates.writes += 1
            if updates.seen is None:
                updates.blind = True
            else:
                updates.delta += worth - updates.seen
            updates.seen = None
            if tokens:
                sampled(resource, worth)

    return value


def _sample(resource, obj):
    worth = list(obj) if hasattr(obj, "__len__") else getattr(obj, "value", None)
    sampled(resource, worth)


def _tell(resource, obj):
    """Instead of a count: the counters of each actor of this process, and what is left."""
    trace.refill()
    _sample(resource, obj)
    for actor, updates in list((resource.numbers or {}).items()):
        if updates.reads or updates.writes:
            delta = trace.number(updates.delta)
            fields = ',"resource":%s,"reads":%d,"writes":%d,"delta":%s'
            fields %= (quoted(resource.id()), updates.reads, updates.writes, delta or "0")
            emit("counters", actor, fields + (',"blind":true' if updates.blind or delta is None else ""))
            updates.reset()
    return 0
