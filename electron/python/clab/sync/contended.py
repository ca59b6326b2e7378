"""Taking a lock that somebody else has, or with arguments that only Python itself can judge."""

import sys
from _thread import TIMEOUT_MAX as _LONGEST
from _thread import get_ident

from .. import waits
from ..hide import hide


def contended(take, blocking, timeout, taken, subject=None):
    """What the lock's own `take(blocking, timeout)` gives; the wait is seen. `taken` and `subject` as in waits.on_lock."""
    try:
        if blocking and timeout != 0 and -1 <= timeout <= _LONGEST:
            return waits.on_lock(take, timeout, taken, subject)
        return take(blocking, timeout)
    except BaseException:
        hide()
        raise


# Functions of lock.py that take a lock and then note its owner, and inside which of ours it is not taken yet.
_TAKING = {"acquire": "acquire_long", "enter": "acquire_long", "acquire_long": "contended"}
_LOCK = __file__[: -len("contended.py")] + "lock.py"


def just_taken(acquire_long, locked, owner):
    """Whether another thread than `owner` stands between taking the lock of these functions and saying so."""
    frames = sys._current_frames()
    frames[get_ident()] = sys._getframe(4)  # Outside of the lock's functions, through which it came here.
    return any(
        ident != owner and _is_taking(frame, acquire_long, locked) for ident, frame in frames.items()
    )


def _is_taking(frame, acquire_long, locked):
    inside = None
    while frame is not None:
        code = frame.f_code
        if code.co_filename == _LOCK and inside != _TAKING.get(code.co_name, inside):
            known = frame.f_locals
            if known.get("acquire_long") is acquire_long or known.get("locked") is locked:
                return True
        inside, frame = code.co_name, frame.f_back
    return False
