"""A signal's handler runs in the main thread and can end whatever that waits for."""

import sys

import _signal

from . import actors, forks

# Sent from outside to end a program; nobody waits for these.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
_ENDING = {getattr(_signal, name) for name in _NAMES if hasattr(_signal, name)}
_ALARM = getattr(_signal, "SIGALRM", None)


def may_come():
    """Whether the program has arranged for a signal: an alarm, a handler of its own, a process forked by hand."""
    if forks.by_hand:
        return True
    handlers = [handler for handler in map(_handler, _signal.valid_signals()) if handler is not None]
    return bool(handlers) and not _is_inside(handlers)


def _handler(number):
    handler = _signal.getsignal(number)
    return handler if callable(handler) and _is_expected(number) else None


def _is_inside(handlers):
    """Whether the main thread waits in one of them: whoever called it waits as well."""
    codes = {getattr(handler, "__code__", None) for handler in handlers}
    frame = sys._current_frames().get(actors.main_ident)
    while frame is not None and frame.f_code not in codes:
        frame = frame.f_back
    return frame is not None


def _is_expected(number):
    if number in _ENDING:
        return False
    return number != _ALARM or _signal.getitimer(_signal.ITIMER_REAL)[0] > 0
