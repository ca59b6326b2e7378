"""asyncio.Task: an actor from its creation on. A task that is done is noticed when its loop next pauses."""

import asyncio
import sys
import weakref

from .. import actors, source
from ..hide import hide
from ..patch import replace

_known = {}  # By id() of a task that is not known to be done: a weak reference to it, and its actor.


def instrument(module):
    replace(module.BaseEventLoop, "create_task", _create_task)
    replace(module.BaseEventLoop, "close", _close)
    actors.current_task = _current


def actor_of(task):
    known = _known.get(id(task))
    return known and known[1]


def unfinished(loop):
    """Pairs of the loop's tasks that are not done and their actors; the others have ended."""
    found = []
    for reference, actor in list(_known.values()):
        task = reference()
        if task is None or task.get_loop() is not loop:
            continue
        if task.done():
            _ended(task, actor)
        else:
            found.append((task, actor))
    return found


def _create_task(original):
    def create_task(self, *args, **kwargs):
        try:
            task = original(self, *args, **kwargs)
        except BaseException:
            hide()
            raise
        parent = actors.speaker()
        actor = actors.Actor(parent.next_id())
        name = _name_to_be(sys._getframe(1)) or task.get_name()
        actors.created(actor.id, "task", name, source=source.here(), parent=parent.id)
        actors.begin_task(actor)
        _know(task, actor)
        return task

    return create_task


def _name_to_be(frame):
    """asyncio.create_task and TaskGroup.create_task name a task after it has been made."""
    names_it = frame.f_code.co_name == "create_task" and source.is_foreign(frame.f_code)
    return frame.f_locals.get("name") if names_it else None


def _know(task, actor):
    mark = id(task)

    def gone(_reference, mark=mark):
        if _known.pop(mark, None) is not None:
            actors.end_task(actor, "returned")

    _known[mark] = weakref.ref(task, gone), actor


def _close(original):
    def close(self):
        unfinished(self)
        for reference, actor in list(_known.values()):
            task = reference()
            if task is not None and task.get_loop() is self:
                _ended(task, actor)
        return original(self)

    return close


def _ended(task, actor):
    _known.pop(id(task), None)
    failed = task.done() and not task.cancelled() and task._exception is not None
    actors.end_task(actor, "exception" if failed else "returned")


def _current():
    """The actor of the task that the calling thread is in, if it is in one."""
    loop = asyncio._get_running_loop()
    task = loop and asyncio.current_task(loop)
    return task and actor_of(task)
