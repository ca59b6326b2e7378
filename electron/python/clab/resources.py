"""What actors use: locks, queues, events, … of the program's own making, not what the library makes for itself."""

import os
import sys
from _weakref import ref

from . import actors, lowest, source, wire
from .hide import is_ours
from .trace import emit, quoted

# Functions of these make what their caller has asked for.
_FACTORIES = tuple(
    os.path.join("multiprocessing", *path) for path in (("context.py",), ("managers.py",), ("dummy", "__init__.py"))
)

_LOCKS = ("lock", "rlock")  # What a condition makes for the program, unlike its semaphores.

# Resources declared when they are made; after so many, only when somebody waits for them.
_PROMPT = 1000

_by_object = {}  # By id() of the object; gone with it.
_by_key = {}
_count = 0


class Resource:
    """`key` is its id between processes, or None: then it belongs to the threads of this process.

    `facts()` tells who holds it, whether it was released by one that did not hold it, and what would succeed now.
    `bury(ident, actor)` is told of a thread that has ended; `counted()` says how often it was taken since it last did.
    """

    __slots__ = ("kind", "name", "key", "capacity", "source", "facts", "bury", "counted", "numbers", "_declared", "_id")

    def __init__(self, kind, name, source=None, key=None, capacity=None, facts=None):
        self.kind = kind
        self.name = name
        self.source = source
        self.key = key
        self.capacity = capacity
        self.facts = facts or _no_facts
        self.bury = self.counted = self.numbers = None
        self._declared = None

    def id(self):
        """Declares it if need be."""
        process = actors.process().id
        if self._declared != process:
            # In a forked child it is another thing than in its parent, unless it is between processes.
            new = self._declared is None or self.key is None
            self._declared = process
            self._id = self.key or "%s/%s" % (process, self.name)
            if new:
                self._declare()
        return self._id

    def holders(self):
        """Ids of the actors of this process that hold it."""
        return self.facts()[0]

    def seen(self):
        """It as it is at this moment, as JSON, for a look."""
        holders, foreign, ready = self.facts()
        return '{"resource":%s,"kind":"%s","holders":[%s],"foreign":%s,"ready":[%s],"taken":%s}' % (
            quoted(self.id()),
            self.kind,
            ",".join('"%s"' % holder for holder in holders),
            "true" if foreign else "false",
            ",".join('"%s"' % op for op in ready),
            "false" if "acquire" in ready else "true",
        )

    def _declare(self):
        fields = ',"resource":%s,"kind":"%s","name":%s,"scope":"%s"' % (
            quoted(self._id),
            self.kind,
            quoted(self.name),
            "process" if self.key else "thread",
        )
        if self.capacity:
            fields += ',"capacity":%d' % self.capacity
        if self.source is not None:
            fields += ',"source":%s' % self.source
        emit("resource-created", actors.me().id, fields)


def _no_facts():
    return (), False, ()


def made(kind, thing, facts=None, key=None, capacity=None, factories=_FACTORIES):
    """A resource for `thing`, which is just being made; None if it is the library's own and not the program's."""
    global _count
    frame, part = sys._getframe(1), ""
    while frame is not None:
        if frame.f_code in lowest.conditions and kind in _LOCKS:
            part = ".lock"
        elif not _makes(frame, thing, factories):
            break
        frame = frame.f_back
    if frame is None or source.is_foreign(frame.f_code):
        return None
    resource = Resource(kind, source.name_at(frame, kind, part), source.source_of(frame), key, capacity, facts)
    _count += 1
    if _count <= _PROMPT:
        resource.id()
    return resource


def shared(kind, key):
    """A resource between processes that another process has declared: known here by its key only."""
    known = _by_key.get(key)
    if known is None:
        known = _by_key[key] = Resource(kind, key, key=key)
        known._declared, known._id = actors.process().id, key
    return known


def attach(thing, resource):
    """`of(thing)` is this resource from now on."""
    if resource is None:
        return
    mark = id(thing)

    def forget(_reference, mark=mark):
        _by_object.pop(mark, None)

    _by_object[mark] = (resource, ref(thing, forget))


def of(thing):
    """The resource that stands for this object, or None."""
    found = _by_object.get(id(thing))
    return found and found[0]


def every():
    return [resource for resource, _ in list(_by_object.values())]


def bury(actor):
    """A thread has ended; what it held stays with it, though a new one may soon have its ident. True if it held any."""
    held = [resource.bury(actor.ident, actor) for resource in every() if resource.bury is not None]
    return any(held)


def tell_counts():
    """Writes what was only counted. Counted per resource: the process speaks for its threads."""
    for resource in every():
        count = resource.counted() if resource.counted is not None else 0
        if count:
            fields = ',"resource":%s,"acquisitions":%d' % (quoted(resource.id()), count)
            emit("counters", actors.process().id, fields)


def _makes(frame, thing, factories):
    """A frame that makes `thing` for its caller: of ours, a constructor further down, multiprocessing's context."""
    code = frame.f_code
    if is_ours(code.co_filename) or code.co_filename.endswith(factories):
        return True
    return code.co_name == "__init__" and source.is_foreign(code) and frame.f_locals.get("self") is thing


wire.at_end.append(tell_counts)
