"""The `_thread` module, which `threading` is made of: its locks and threads are the program's too, if it makes them."""

import _thread
import sys

from . import actors
from .patch import disguised

# The constructors of the library's conditions, each of which makes a lock unless it is given one.
conditions = set()

real_lock = _thread.allocate_lock
_real_start = _thread.start_new_thread


def start():
    for name in ("allocate_lock", "allocate"):
        setattr(_thread, name, allocate_lock)
    for name in ("start_new_thread", "start_new"):
        setattr(_thread, name, start_new_thread)


def allocate_lock():
    if not makes_its_own(sys._getframe(1)):
        return real_lock()
    from .sync.lock import Lock

    return Lock()


def makes_its_own(frame):
    """Whether a lock made here is the program's; the mutex of a queue counts, since the program may take it, and the lock
    of a condition, which is what the program does with it.
    """
    code = frame.f_code
    if code.co_filename.startswith("<frozen"):
        return False  # Each import makes one.
    from . import source

    if code in conditions:
        code = source.outside(frame.f_back).f_code
    return not source.is_foreign(code) or (code.co_name == "__init__" and code.co_filename.endswith("queue.py"))


def start_new_thread(function, args, *more):
    """A thread without a name; how it ends is not seen, only that it is gone."""
    from . import source

    frame = sys._getframe(1)
    try:
        if source.is_foreign(frame.f_code):
            return _real_start(function, args, *more)
        actor = actors.Actor(actors.speaker().next_id())
        name = getattr(function, "__name__", "thread")
        actors.created(actor.id, "thread", name, True, source.source_of(frame))
        ident = _real_start(function, args, *more)
        actors.adopt(actor, ident)
        return ident
    except BaseException:
        from .hide import hide

        hide()
        raise


allocate_lock = disguised(real_lock, allocate_lock)
start_new_thread = disguised(_real_start, start_new_thread)
