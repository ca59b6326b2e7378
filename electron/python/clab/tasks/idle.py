"""A loop with nothing to do: its tasks wait, each for something, and its thread waits for the task it runs.

Looked at when the loop has slept for two milliseconds, so that a busy loop pays next to nothing.
"""

import asyncio
import sys

from .. import actors, waits
from ..hide import hide
from ..patch import replace
from ..trace import now
from .chain import what_it_waits_for
from .task import actor_of, unfinished

_OFTEN = 20_000  # With many tasks they are looked at only so often, microseconds.
_MANY = 100

_scanned = 0


def instrument(module):
    import selectors

    waits.blocked_loop = _blocked
    loop_code = module.BaseEventLoop._run_once.__code__
    replace(selectors.DefaultSelector, "select", lambda original: _select(original, loop_code))


def _select(original, loop_code):
    def select(self, timeout=None):
        try:
            frame = sys._getframe(1)
            if frame.f_code is not loop_code or (timeout is not None and timeout <= waits.SHORT):
                return original(self, timeout)
            if timeout is not None:
                timeout /= waits.speed
            since = now()
            events = original(self, waits.SHORT)
            if events:
                return events
            wait = _begin(self, frame.f_locals.get("self"), since, -1 if timeout is None else timeout)
            try:
                return original(self, timeout if timeout is None else max(0, timeout - (now() - since) / 1e6))
            finally:
                waits.end(wait, "ok")
        except BaseException:
            hide()
            raise

    return select


def _begin(selector, loop, since, timeout):
    """Publishes the waits of the tasks; gives that of the thread, if nothing but a task can end it."""
    global _scanned
    tasks = unfinished(loop)
    if len(tasks) <= _MANY or since - _scanned > _OFTEN:
        _scanned = since
        deadlines = _deadlines(loop, tasks)
        for task, actor in tasks:
            _publish(task, actor, since, deadlines.get(task, -1))
    if len(selector.get_map()) > 1 or getattr(loop, "_signal_handlers", None):
        return None  # Something may come in from outside.
    awaited = _run_until(sys._getframe(2))
    actor = awaited and actor_of(awaited)
    subject = waits.Subject("join", target=actor.id) if actor else waits.Subject("result")
    return waits.begin(sys._getframe(2), since, timeout, subject)


def _blocked(actor, since):
    """A task has blocked the thread of its loop: the others can't go on until that goes on."""
    loop = asyncio._get_running_loop()
    running = loop and asyncio.current_task(loop)
    if running is None or actor is not actors.me() or actor.wait.subject.op == "sleep":
        return
    seq = actor.seq
    for task, other in unfinished(loop)[:_MANY]:
        if task is running or other.wait is None or other.wait.over():
            subject = waits.Subject("join", target=actor.id)
            waits.publish(other, subject, since, -1, None, lambda: actor.wait is None or actor.seq != seq)


def _publish(task, actor, since, deadline):
    future = task._fut_waiter
    wait = actor.wait
    if wait is not None:
        if not wait.over():
            return
        waits.end(wait, "ok")
    subject, line = what_it_waits_for(task) if future is not None else (None, None)
    if subject is None:
        return

    joined = subject.target if subject.target in actors.tasks else None

    def over():
        if joined is not None and joined not in actors.tasks:
            return True  # One of several that are waited for has ended; next time another one is named.
        return task._fut_waiter is not future or future.done()

    waits.publish(actor, subject, since, deadline, line, over)


def _run_until(frame):
    """What run_until_complete is running, further out on this thread's stack."""
    code = asyncio.BaseEventLoop.run_until_complete.__code__
    while frame is not None:
        if frame.f_code is code:
            return frame.f_locals.get("future")
        frame = frame.f_back
    return None


def _deadlines(loop, tasks):
    """Seconds from now, by task, after which a timeout will end its wait: asyncio.timeout and wait_for."""
    found = {}
    moment = loop.time()
    waiters = {}
    for handle in loop._scheduled:
        if handle._cancelled:
            continue
        left = max(0.0, handle._when - moment)
        owner = getattr(getattr(handle._callback, "__self__", None), "_task", None)
        if owner is not None:
            found[owner] = left
        for argument in (handle._args or ()) + getattr(handle._callback, "args", ()):
            if isinstance(argument, asyncio.Future):
                waiters[argument] = left
    for task, _actor in tasks:
        left = waiters.get(task._fut_waiter) if waiters and task._fut_waiter is not None else None
        if left is None:
            continue
        found.setdefault(task, left)
        # Until 3.11 wait_for lets another task do the waiting.
        inner = _waited_for(task)
        if inner is not None:
            found.setdefault(inner, left)
    return found


def _waited_for(task):
    coroutine = task.get_coro()
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None)
        if frame is not None and frame.f_code is asyncio.wait_for.__code__:
            return frame.f_locals.get("fut")
        coroutine = getattr(coroutine, "cr_await", None)
    return None
