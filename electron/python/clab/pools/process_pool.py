"""ProcessPoolExecutor: whose workers do which task; between two tasks they wait for work."""

from .. import actors, resources, waits
from ..hide import hide
from ..patch import replace
from ..processes.sem_lock import key_of
from ..sync.declared import declared
from ..trace import emit, quoted
from .future import remember_pool


def instrument(module):
    declared(module.ProcessPoolExecutor, "pool", key=lambda it: _key(it._call_queue))
    remember_pool(module.ProcessPoolExecutor)
    waits.knows(module._process_worker, _work)
    replace(module, "_process_worker", _process_worker)
    replace(module, "_sendback_result", _sendback_result)


_pool = None  # Of which this process is a worker.


def _key(call_queue):
    return key_of(call_queue._rlock, "pool")


def _work(frame, _subject):
    if frame.f_locals.get("call_item") is not None:
        return None  # It works.
    return waits.Subject("get", _pool)


def _process_worker(original):
    def _process_worker(call_queue, *args, **kwargs):
        global _pool
        _pool = resources.shared("pool", _key(call_queue))
        return original(_Calls(call_queue), *args, **kwargs)

    return _process_worker


class _Calls:
    """The queue that a worker gets its tasks from; it notes when one begins."""

    def __init__(self, queue):
        self._lab_queue = queue

    def __getattr__(self, name):
        return getattr(self._lab_queue, name)

    def get(self, *args, **kwargs):
        item = self._lab_queue.get(*args, **kwargs)
        if item is not None:
            _tell("task-begin", item.work_id, ',"name":%s' % quoted(_name(item.fn)))
        return item


def _sendback_result(original):
    def _sendback_result(result_queue, work_id, result=None, exception=None, *args, **kwargs):
        _tell("task-end", work_id, ',"ok":%s' % ("true" if exception is None else "false"))
        try:
            return original(result_queue, work_id, result, exception, *args, **kwargs)
        except BaseException:
            hide()
            raise

    return _sendback_result


def _tell(kind, number, fields):
    emit(kind, actors.me().id, ',"pool":%s,"task":%d%s' % (quoted(_pool.id()), number, fields))


def _name(function):
    """Of the program's own function; for map it is inside one of the executor's."""
    if getattr(getattr(function, "func", None), "__module__", "") == "concurrent.futures.process" and function.args:
        function = function.args[0]
    return getattr(function, "__name__", "task")
