"""time.sleep as a wait, and clocks that run faster when the lab is told so."""

import time

from . import actors, source, trace, waits
from .hide import hide
from .patch import replace

_SLEEP = waits.Subject("sleep")


def start(settings):
    source.start(settings.root)
    speed = float(settings.speed or 1)
    replace(time, "sleep", lambda original: _sleep(original, speed))


def _sleep(original, speed):
    def sleep(seconds):
        try:
            if not isinstance(seconds, (int, float)) or seconds <= waits.SHORT or not _is_wire_up():
                return original(seconds / speed if speed != 1 else seconds)
            since = trace.now()
            wait = waits.publish(actors.me(), _SLEEP, since, seconds / speed, source.here())
            try:
                return original(seconds / speed)
            finally:
                waits.end(wait, "ok")
        except BaseException:
            hide()
            raise

    return sleep


def _is_wire_up():
    from . import wire

    return wire.connected()
