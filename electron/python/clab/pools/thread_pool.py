"""ThreadPoolExecutor: its threads are the program's; between two tasks they wait for work."""

from .. import actors, resources, waits
from ..patch import replace
from ..sync.declared import declared
from ..trace import emit, quoted
from .future import remember_pool

_tasks = 0


def instrument(module):
    declared(module.ThreadPoolExecutor, "pool")
    remember_pool(module.ThreadPoolExecutor)
    replace(module._WorkItem, "run", _run)
    waits.knows(module._worker, _work)


def _work(frame, subject):
    if subject is not None and subject.op == "join":
        return None
    executor = frame.f_locals.get("executor_reference", lambda: None)()
    return waits.Subject("get", resources.of(executor))


def _run(original):
    def run(self, *args, **kwargs):
        global _tasks
        import sys

        frame = sys._getframe(1)
        executor = frame.f_locals.get("executor_reference", lambda: None)()
        pool = resources.of(executor)
        if pool is None:
            return original(self, *args, **kwargs)
        _tasks += 1
        number, me = _tasks, actors.me().id
        name = quoted(getattr(getattr(self, "fn", None) or _function(self), "__name__", "task"))
        emit("task-begin", me, ',"pool":%s,"task":%d,"name":%s' % (quoted(pool.id()), number, name))
        ok = False
        future = self.future
        try:
            original(self, *args, **kwargs)
            ok = not future.cancelled() and future.exception(0) is None
        finally:
            emit("task-end", me, ',"pool":%s,"task":%d,"ok":%s' % (quoted(pool.id()), number, "true" if ok else "false"))

    return run


def _function(item):
    task = getattr(item, "task", None)
    return task[0] if isinstance(task, tuple) and task else None
