"""multiprocessing's Queue, JoinableQueue and SimpleQueue."""

from .. import resources, waits
from ..patch import replace
from ..sync.declared import declared
from ..sync.operation import sampled
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
    for cls, names in ((queue, ("get", "put")), (joinable, ("put",))):
        for name in names:
            replace(cls, name, _sampling)
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
            known = resources.shared("queue", _key(queue))
            known.facts = lambda: _facts(queue)
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


def _sampling(original):
    from ..hide import hide

    def operation(self, *args, **kwargs):
        try:
            result = original(self, *args, **kwargs)
        except BaseException:
            hide()
            raise
        if tokens:
            resource = resources.of(self)
            if resource is not None:
                sampled(resource, _level(self))
        return result

    return operation


def _level(queue):
    try:
        return queue._maxsize - queue._sem._semlock._get_value()
    except (NotImplementedError, OSError):
        return 0
