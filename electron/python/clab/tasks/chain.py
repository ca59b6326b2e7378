"""What a suspended task waits for, read off its coroutines: each awaits the next one, the last one a future."""

import asyncio

from .. import actors, source, waits
from .task import actor_of


def what_it_waits_for(task):
    """A Subject and the program's line; None for what may come from outside, which counts as running."""
    coroutine, frame, subject, inside = task.get_coro(), None, None, False
    while coroutine is not None:
        here = _frame(coroutine)
        if here is None:
            break
        if not source.is_foreign(here.f_code):
            frame, subject, inside = here, None, False
        else:
            ask = waits.known.get(here.f_code)
            if subject is None and ask is not None:
                subject = ask(here, None)
            inside = True
        coroutine = _next(coroutine)
    line = source.source_of(frame)
    if subject is not None:
        return subject, line
    future = task._fut_waiter
    target = _unfinished(future)
    if target is not None:
        return waits.Subject("join", target=target.id), line
    return (None, None) if inside else (waits.Subject("result"), line)


def _unfinished(future):
    """The actor of a task that is awaited, or of the first of several that is not done."""
    for child in getattr(future, "_children", None) or [future]:
        if not child.done():
            return actor_of(child) or (_unfinished(child) if hasattr(child, "_children") else None)
    return None


def _frame(coroutine):
    for name in ("cr_frame", "gi_frame", "ag_frame"):
        frame = getattr(coroutine, name, None)
        if frame is not None:
            return frame
    return None


def _next(coroutine):
    for name in ("cr_await", "gi_yieldfrom", "ag_await"):
        following = getattr(coroutine, name, None)
        if following is not None:
            return following
    return None


def instrument(module):
    if module.__name__ == "asyncio.threads":
        return waits.knows(module.to_thread, _result)
    if module.__name__ == "asyncio.base_events":
        shutdown = getattr(module.BaseEventLoop, "shutdown_default_executor", None)
        return shutdown and waits.knows(shutdown, _helper)
    waits.knows(module.sleep, lambda _frame, _subject: waits.Subject("sleep"))
    waits.knows(module._wait, lambda frame, _subject: _first(frame.f_locals.get("fs")))
    waits.known[_next_completed(module)] = _result


def _result(_frame, _subject):
    return waits.Subject("result")


def _helper(frame, _subject):
    """The thread that joins those of the executor."""
    actor = actors.of_thread(frame.f_locals.get("thread"))
    return actor and waits.Subject("join", target=actor.id)


def _next_completed(module):
    """The code of the coroutines that as_completed gives; that of a method from 3.13 on."""
    if hasattr(module, "_AsCompletedIterator"):
        return module._AsCompletedIterator._wait_for_one.__code__
    inside = module.as_completed.__code__.co_consts
    return next(code for code in inside if getattr(code, "co_name", None) == "_wait_for_one")


def _first(futures):
    for future in futures or ():
        if not asyncio.isfuture(future) or not future.done():
            return waits.Subject("result")
    return None
