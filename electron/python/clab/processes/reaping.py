"""How a child process ended: told when the program asks for it, or when the supervisor sees that it is gone."""

import os

from .. import actors
from ..patch import replace

_expected = {}  # By pid: the actor.


def instrument(module):
    replace(module.Popen, "poll", _poll)


def expect(popen, actor):
    _expected[popen.pid] = actor


def is_expected(pid):
    return pid in _expected


def actor_of(popen):
    return _expected.get(popen.pid) if popen is not None else None


def told(actor, code):
    """`code` is Python's: minus the signal's number if a signal ended it."""
    if code < 0:
        import signal

        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = "signal %d" % -code
        crash = name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE")
        actors.exited(actor, "crash" if crash else "signal", code, name)
    else:
        actors.exited(actor, ("returned", "exception")[code] if code < 2 else "exit", code)


def gone(actor, pid):
    """Looks how the child ended, and leaves it to the program to reap it."""
    if not hasattr(os, "waitid"):
        return
    try:
        state = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)
    except OSError:
        return
    if state is not None:
        told(actor, state.si_status if state.si_code == os.CLD_EXITED else -state.si_status)


def _poll(original):
    def poll(self, *args, **kwargs):
        before = self.returncode
        code = original(self, *args, **kwargs)
        if before is None and code is not None and self.pid in _expected:
            told(_expected[self.pid], code)
        return code

    return poll
