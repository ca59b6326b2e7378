"""ThreadPoolExecutor: its threads are the program's; between two tasks they wait for work."""

import sys

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
    if frame.f_locals.get("work_item") is not None or subject is not None and subject.op == "join":
        return None  # It works.
    executor = frame.f_locals.get("executor_reference", lambda: None)()
    return waits.Subject("get", resources.of(executor))


def _run(original):
    def run(self, *args, **kwargs):
        global _tasks
        frame = sys._getframe(1)
        executor = frame.f_locals.get("executor_reference", lambda: None)()
        pool = _pool_of(executor)
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
            fields = ',"pool":%s,"task":%d,"ok":%s' % (quoted(pool.id()), number, "true" if ok else "false")
            emit("task-end", me, fields)

    return run


def _pool_of(executor):
    """asyncio makes one for itself, which then works for the program."""
    pool = resources.of(executor)
    if pool is None:
        pool = resources.Resource("pool", "executor")
        resources.attach(executor, pool)
    return pool


def _function(item):
    task = getattr(item, "task", None)
    return task[0] if isinstance(task, tuple) and task else None
