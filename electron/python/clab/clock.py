"""time.sleep as a wait, and clocks that tick faster if the lab is told so.

Whatever waits for a time to come then waits that much shorter, and measures the same seconds. `perf_counter` counts
real ones.
"""

import sys
import time

from . import trace, wire
from .patch import replace


def start(speed):
    replace(time, "sleep", lambda original: _sleep(original, speed))
    if speed != 1:
        _run_faster(speed)


def _sleep(original, speed):
    def sleep(*args, **kwargs):
        try:
            seconds = args[0] if len(args) == 1 and not kwargs else None
            if not isinstance(seconds, (int, float)) or not wire.connected():
                return original(*args, **kwargs)
            from . import source, waits

            real = seconds / speed
            if not real > waits.SHORT:
                return original(real)
            since = trace.now()
            line = source.source_of(source.program_frame(sys._getframe(1)))
            wait = waits.publish_mine(waits.SLEEP, since, real, line)
            try:
                # What telling of it has taken is a part of it; both times are rounded.
                return original(max(0, real - (trace.now() - since - 1) / 1e6))
            finally:
                waits.end(wait, "ok")
        except BaseException:
            from .hide import hide

            hide()
            raise

    return sleep


def _run_faster(speed):
    """Every process of the run counts from the same moment, when the run began."""
    began = trace.origin_ns()
    wall = time.time_ns() - (time.monotonic_ns() - began)
    _tick(time.monotonic_ns, "monotonic", began, speed)
    _tick(time.time_ns, "time", wall, speed)
    from . import waits

    waits.speed = speed


def _tick(clock, name, start, speed):
    replace(time, name + "_ns", lambda _original: lambda: start + int((clock() - start) * speed))
    replace(time, name, lambda _original: lambda: (start + (clock() - start) * speed) / 1e9)
