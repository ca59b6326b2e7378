"""multiprocessing.Pool and ThreadPool: whose workers do which task, and who waits for a result."""

from .. import actors, resources, waits
from ..hide import hidden
from ..patch import replace
from ..sync.declared import declared
from ..trace import emit, quoted
from .sem_lock import key_of


def instrument(module):
    pool = module.Pool
    declared(pool, "pool", key=lambda it: _key(it._inqueue), also=_attach)
    replace(module, "worker", _worker)
    for result in (module.ApplyResult.wait, module.ApplyResult.get):
        waits.knows(result, _result)
    waits.knows(module.IMapIterator.next, _result)
    waits.knows(pool.join, lambda frame, _subject: waits.Subject("result", resources.of(frame.f_locals.get("self"))))


def _key(inqueue):
    """None for a pool of threads."""
    return key_of(inqueue._rlock, "pool") if hasattr(inqueue, "_rlock") else None


def _attach(pool, made):
    if made.key is None:
        resources.attach(pool._inqueue, made)


def _pool_of(inqueue):
    """None for a pool of threads that is the library's own."""
    key = _key(inqueue)
    return resources.shared("pool", key) if key else resources.of(inqueue)


def _result(frame, _subject):
    pool = getattr(frame.f_locals.get("self"), "_pool", None)
    return waits.Subject("result", resources.of(pool))


def _worker(original):
    def worker(inqueue, outqueue, *args, **kwargs):
        return hidden(original, _Tasks(inqueue), _Results(outqueue, inqueue), *args, **kwargs)

    # Between two tasks a worker waits for work.
    waits.knows(original, _idle)
    return worker


def _idle(frame, _subject):
    if frame.f_locals.get("task") is not None:
        return None  # It works.
    return waits.Subject("get", _pool_of(frame.f_locals["inqueue"]._lab_queue))


class _Tasks:
    """The queue that a worker gets its tasks from; it notes when one begins."""

    def __init__(self, queue):
        self._lab_queue = queue
        self.get = self._get

    def __getattr__(self, name):
        return getattr(self._lab_queue, name)

    def _get(self):
        task = hidden(self._lab_queue.get)
        if task is not None:
            job, number, function, args = task[0], task[1], task[2], task[3]
            _tell("task-begin", self._lab_queue, job, number, ',"name":%s' % quoted(_name(function, args)))
        return task


class _Results:
    """The queue that a worker puts its results into; it notes when a task has ended."""

    def __init__(self, queue, inqueue):
        self._lab_queue = queue
        self._lab_inqueue = inqueue

    def __getattr__(self, name):
        return getattr(self._lab_queue, name)

    def put(self, result):
        try:
            job, number, (ok, _value) = result
            _tell("task-end", self._lab_inqueue, job, number, ',"ok":%s' % ("true" if ok else "false"))
        except (TypeError, ValueError):
            pass
        hidden(self._lab_queue.put, result)


def _tell(kind, inqueue, job, number, fields):
    pool = _pool_of(inqueue)
    if pool is not None:
        number = job * 10_000 + (number or 0)
        emit(kind, actors.me().id, ',"pool":%s,"task":%d%s' % (quoted(pool.id()), number, fields))


def _name(function, args):
    """Of the program's own function; for map it is the first argument of one of the pool's."""
    if getattr(function, "__module__", "") == "multiprocessing.pool" and args:
        inside = args[0]
        function = inside[0] if isinstance(inside, tuple) and inside else inside
    return getattr(function, "__name__", "task")
