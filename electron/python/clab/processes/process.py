"""multiprocessing.Process: announced by whoever starts it, whichever way it is started."""

import sys

from .. import actors, forks, service, source, trace, waits, wire
from ..hide import hide
from ..patch import replace
from . import reaping


def instrument(module):
    process = module.BaseProcess
    replace(process, "start", _start)
    replace(process, "join", _join)
    replace(process, "_bootstrap", _bootstrap)


def _start(original):
    def start(self):
        try:
            if self._popen is not None:
                return original(self)
            actor = actors.me().next_id()
            actors.created(actor, "child", self.name, self.daemon, source.here())
            forks.promise(actor)
            try:
                original(self)
            except BaseException:
                actors.exited(actor, "lost")
                raise
            finally:
                forks.unpromise()
            reaping.expect(self._popen, actor)
            service.needed()
        except BaseException:
            hide()
            raise

    return start


def _join(original):
    def join(self, timeout=None):
        try:
            if timeout is not None:
                timeout /= waits.speed
            actor = reaping.actor_of(self._popen)
            if actor is None or (timeout is not None and timeout <= waits.SHORT) or self._popen.poll() is not None:
                return original(self, timeout)
            subject = waits.Subject("join", target=actor)
            wait = waits.begin(sys._getframe(), trace.now(), -1 if timeout is None else timeout, subject)
            result = "broken"
            try:
                original(self, timeout)
                result = "timeout" if self._popen is not None and self._popen.returncode is None else "ok"
            finally:
                waits.end(wait, result)
        except BaseException:
            hide()
            raise

    return join


def _bootstrap(original):
    """In the child, all that is the program's happens in here; it ends without Python's usual end."""

    def _bootstrap(self, *args, **kwargs):
        try:
            return original(self, *args, **kwargs)
        finally:
            wire.tell_the_rest()

    return _bootstrap
