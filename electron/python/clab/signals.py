"""A signal's handler runs in the main thread and can end whatever that waits for."""

import _signal

from . import actors

# Sent from outside to end a program; nobody waits for these.
_ENDING = {getattr(_signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK") if hasattr(_signal, name)}
_ALARM = getattr(_signal, "SIGALRM", None)


def may_come():
    """Whether the program has arranged for a signal: an alarm that is set, a handler of its own, a process forked by hand."""
    if actors.forked_by_hand:
        return True
    return any(callable(_signal.getsignal(number)) and _is_expected(number) for number in _signal.valid_signals())


def _is_expected(number):
    if number in _ENDING:
        return False
    return number != _ALARM or _signal.getitimer(_signal.ITIMER_REAL)[0] > 0
