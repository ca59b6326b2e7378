"""multiprocessing.Pool: whose workers do which task, and who waits for a result."""

from .. import actors, resources, waits
from ..patch import replace
from ..sync.declared import declared
from ..trace import emit, quoted
from .sem_lock import key_of


def instrument(module):
    pool = module.Pool
    declared(pool, "pool", key=lambda it: _key(it._inqueue) if hasattr(it._inqueue, "_rlock") else None)
    replace(module, "worker", _worker)
    for result in (module.ApplyResult.wait, module.ApplyResult.get):
        waits.knows(result, _result)
    waits.knows(module.IMapIterator.next, _result)
    waits.knows(pool.join, lambda frame, _subject: waits.Subject("result", resources.of(frame.f_locals.get("self"))))


def _key(inqueue):
    return key_of(inqueue._rlock, "pool")


def _result(frame, _subject):
    pool = getattr(frame.f_locals.get("self"), "_pool", None)
    return waits.Subject("result", resources.of(pool))


def _worker(original):
    def worker(inqueue, outqueue, *args, **kwargs):
        if not hasattr(inqueue, "_rlock"):
            return original(inqueue, outqueue, *args, **kwargs)
        pool = resources.shared("pool", _key(inqueue))
        return original(_Tasks(inqueue, pool), _Results(outqueue, pool), *args, **kwargs)

    # Between two tasks a worker waits for work.
    waits.knows(original, _idle)
    return worker


def _idle(frame, _subject):
    return waits.Subject("get", getattr(frame.f_locals["inqueue"], "_lab_pool", None))


class _Tasks:
    """The queue that a worker gets its tasks from; it notes when one begins."""

    def __init__(self, queue, pool):
        self._lab_queue = queue
        self._lab_pool = pool
        self.get = self._get

    def __getattr__(self, name):
        return getattr(self._lab_queue, name)

    def _get(self):
        task = self._lab_queue.get()
        if task is not None:
            job, number, function, args = task[0], task[1], task[2], task[3]
            fields = ',"pool":%s,"task":%d,"name":%s'
            fields %= (quoted(self._lab_pool.id()), _number(job, number), quoted(_name(function, args)))
            emit("task-begin", actors.me().id, fields)
        return task


class _Results:
    """The queue that a worker puts its results into; it notes when a task has ended."""

    def __init__(self, queue, pool):
        self._lab_queue = queue
        self._lab_pool = pool

    def __getattr__(self, name):
        return getattr(self._lab_queue, name)

    def put(self, result):
        try:
            job, number, (ok, _value) = result
            fields = ',"pool":%s,"task":%d,"ok":%s'
            fields %= (quoted(self._lab_pool.id()), _number(job, number), "true" if ok else "false")
            emit("task-end", actors.me().id, fields)
        except (TypeError, ValueError):
            pass
        self._lab_queue.put(result)


def _number(job, number):
    return job * 10_000 + (number or 0)


def _name(function, args):
    """Of the program's own function; for map it is the first argument of one of the pool's."""
    if getattr(function, "__module__", "") == "multiprocessing.pool" and args:
        inside = args[0]
        function = inside[0] if isinstance(inside, tuple) and inside else inside
    return getattr(function, "__name__", "task")
