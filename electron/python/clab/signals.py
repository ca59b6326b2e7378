"""A signal's handler runs in the main thread and can end whatever that waits for."""

import sys

import _signal

from . import actors, forks, source

_ALARM = getattr(_signal, "SIGALRM", None)


def may_come():
    """Whether the program has arranged for a signal: an alarm, a handler of its own, a process forked by hand."""
    if forks.by_hand():
        return True
    handlers = [handler for handler in map(_handler, _signal.valid_signals()) if handler is not None]
    return bool(handlers) and not _is_inside(handlers)


def _handler(number):
    handler = _signal.getsignal(number)
    return handler if callable(handler) and _is_expected(number) and _is_own(number, handler) else None


def _is_own(number, handler):
    """Whether the program has set it, and not Python or its asyncio for Ctrl-C."""
    if handler is _signal.default_int_handler:
        return number != _signal.SIGINT
    code = getattr(getattr(handler, "func", handler), "__code__", None)
    return code is None or not source.is_foreign(code)


def _is_inside(handlers):
    """Whether the main thread waits in one of them: whoever called it waits as well."""
    codes = {getattr(handler, "__code__", None) for handler in handlers}
    frame = sys._current_frames().get(actors.main_ident)
    while frame is not None and frame.f_code not in codes:
        frame = frame.f_back
    return frame is not None


def _is_expected(number):
    return number != _ALARM or _signal.getitimer(_signal.ITIMER_REAL)[0] > 0
