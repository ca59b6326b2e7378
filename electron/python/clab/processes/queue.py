"""multiprocessing's Queue, JoinableQueue and SimpleQueue."""

import sys

from .. import resources, source, waits
from ..hide import hide
from ..patch import replace
from ..sync.declared import declared
from ..sync.items import tells_done
from ..sync.operation import moved
from ..trace import tokens
from .pipe import is_readable
from .sem_lock import is_free, key_of


def instrument(module):
    queue, joinable, simple = module.Queue, module.JoinableQueue, module.SimpleQueue
    declared(
        queue,
        lambda it: "joinable-queue" if isinstance(it, joinable) else "queue",
        _facts,
        lambda it: it._maxsize if it._maxsize < _UNBOUNDED else None,
        _key,
    )
    declared(simple, "simple-queue", _facts, None, _key)
    for cls in (queue, simple):
        _waits(cls.get, "get")
        _waits(cls.put, "put")
    _waits(joinable.put, "put")
    _waits(joinable.join, "queue-join")
    for cls in (queue, joinable, simple):
        if "get" in cls.__dict__:
            replace(cls, "get", _getting)
        replace(cls, "put", _putting)
    for cls in (queue, simple):
        replace(cls, "__setstate__", _unpickled)
    tells_done(joinable, _unfinished)
    # At the end of a process: what has been put and does not fit into the pipe has to be taken first.
    replace(queue, "_start_thread", _start_thread)
    waits.knows(queue._finalize_join, _finalize_join)


_UNBOUNDED = 2**30


def _key(queue):
    return key_of(queue._rlock, "queue")


def _facts(queue):
    ready = []
    if is_readable(queue._reader):
        ready.append("get")
    if getattr(queue, "_sem", None) is None or is_free(queue._sem):
        ready.append("put")
    return (), False, ready


def _waits(function, op):
    def ask(frame, _subject):
        queue = frame.f_locals.get("self")
        known = resources.of(queue)
        if known is None and hasattr(queue, "_rlock"):
            known = _shared(queue)
        return known and waits.Subject(op, known)

    waits.knows(function, ask)


_carriers = {}  # By id() of the thread that carries items from a queue's buffer into its pipe: the queue's resource.


def _start_thread(original):
    def _start_thread(self):
        original(self)
        _carriers[id(self._thread)] = resources.of(self) or resources.shared("queue", _key(self))

    return _start_thread


def _finalize_join(frame, _subject):
    reference = frame.f_locals.get("twr")
    return waits.Subject("send", _carriers.get(id(reference and reference())))


def _unpickled(original):
    """In a process that was given it by another one: known by its key, and named elsewhere."""

    def __setstate__(self, state):
        original(self, state)
        self._lab_came = True

    return __setstate__


def _resource_of(queue):
    """None if it is the library's own. Of one that was unpickled that shows when the program uses it."""
    resource = resources.of(queue)
    if resource is None and hasattr(queue, "_lab_came") and source.program_frame(sys._getframe(2)) is not None:
        resource = _shared(queue)
        resources.attach(queue, resource)
    return resource


def _shared(queue):
    known = resources.shared("queue", _key(queue))
    known.facts = lambda: _facts(queue)
    return known


def _putting(original):
    def put(self, obj, *args, **kwargs):
        try:
            original(self, obj, *args, **kwargs)
        except BaseException:
            hide()
            raise
        if tokens:
            moved("put", _resource_of(self), None, _level(self), obj)

    return put


def _getting(original):
    def get(self, *args, **kwargs):
        try:
            obj = original(self, *args, **kwargs)
        except BaseException:
            hide()
            raise
        if tokens:
            moved("got", _resource_of(self), None, _level(self), obj)
        return obj

    return get


def _level(queue):
    try:
        return queue._maxsize - queue._sem._semlock._get_value()
    except (AttributeError, NotImplementedError, OSError):
        return None  # A simple queue has none; macOS does not tell.


def _unfinished(queue):
    try:
        return queue._unfinished_tasks._semlock._get_value()
    except (NotImplementedError, OSError):
        return None
