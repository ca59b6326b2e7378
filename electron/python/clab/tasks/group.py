"""asyncio.TaskGroup: at its end it waits for its tasks, one of which is as good as any."""

from .. import waits
from .task import actor_of


def instrument(module):
    group = module.TaskGroup
    for function in (group.__aexit__, getattr(group, "_aexit", group.__aexit__)):
        waits.knows(function, _first)


def _first(frame, _subject):
    for task in getattr(frame.f_locals.get("self"), "_tasks", ()):
        actor = None if task.done() else actor_of(task)
        if actor is not None:
            return waits.Subject("join", target=actor.id)
    return None
