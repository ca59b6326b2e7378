"""time.sleep as a wait, and clocks that tick faster if the lab is told so.

Whatever waits for a time to come then waits that much shorter, and measures the same seconds. `perf_counter` counts
real ones.
"""

import sys
import time

from . import actors, source, trace, waits, wire
from .hide import hide
from .patch import replace

_SLEEP = waits.Subject("sleep")


def start(settings):
    source.start(settings.root)
    speed = float(settings.speed or 1)
    replace(time, "sleep", lambda original: _sleep(original, speed))
    if speed != 1:
        _run_faster(speed)


def _sleep(original, speed):
    def sleep(seconds):
        try:
            real = seconds / speed if speed != 1 else seconds
            if not wire.connected() or not real > waits.SHORT:
                return original(real)
            line = source.source_of(source.program_frame(sys._getframe(1)))
            wait = waits.publish(actors.me(), _SLEEP, trace.now(), float(real), line)
            try:
                return original(real)
            finally:
                waits.end(wait, "ok")
        except BaseException:
            hide()
            raise

    return sleep


def _run_faster(speed):
    """Every process of the run counts from the same moment, when the run began."""
    began = trace.origin_ns()
    wall = time.time_ns() - (time.monotonic_ns() - began)
    _tick(time.monotonic_ns, "monotonic", began, speed)
    _tick(time.time_ns, "time", wall, speed)
    waits.speed = speed


def _tick(clock, name, start, speed):
    replace(time, name + "_ns", lambda _original: lambda: start + int((clock() - start) * speed))
    replace(time, name, lambda _original: lambda: (start + (clock() - start) * speed) / 1e9)
