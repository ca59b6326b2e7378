"""Ctrl-C while one of our locks is being taken or released.

Python's own lock is taken in one step, ours in several: KeyboardInterrupt between two of them would leave it locked for
ever. So in there the signal is raised anew, until it comes upon the program itself, or where a thread blocks.
"""

import os
import sys
from _thread import interrupt_main, start_new_thread

import _signal

from .hide import hide, is_ours
from .patch import disguised

_IN_STEPS = tuple(
    os.path.join(*place) for place in (("sync", "lock.py"), ("sync", "rlock.py"), ("processes", "sem_lock.py"))
)

_raise_interrupt = _signal.default_int_handler


def start():
    if _signal.getsignal(_signal.SIGINT) is _raise_interrupt:
        _signal.default_int_handler = disguised(_raise_interrupt, _interrupted)
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)


def _interrupted(signal, frame):
    if not _in_the_middle(frame):
        try:
            return _raise_interrupt(signal, frame)
        except BaseException:
            hide()
            raise
    if sys.version_info < (3, 10):  # It would look for signals at the very next instruction.
        start_new_thread(os.kill, (os.getpid(), signal))
        return None
    # Nothing that follows the last of it makes Python look for signals in this very function.
    for _ in map(interrupt_main, (signal,)):
        return None


def _in_the_middle(frame):
    """Whether it belongs to a function of a lock, and does not block (`waits.block`)."""
    if frame.f_code.co_name == "block" and is_ours(frame.f_code.co_filename):
        return False
    outermost = None
    while frame is not None and is_ours(frame.f_code.co_filename):
        outermost, frame = frame, frame.f_back
    return outermost is not None and outermost.f_code.co_filename.endswith(_IN_STEPS)
