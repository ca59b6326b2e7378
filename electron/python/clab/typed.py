"""input(): whoever waits for what is typed is seen to, and is nobody's deadlock."""

import builtins
import sys

from . import trace, wire
from .patch import replace


def start():
    replace(builtins, "input", _input)


def _input(original):
    def input(*args, **kwargs):
        from . import source, waits

        wait = None
        try:
            if wire.connected():
                line = source.source_of(source.program_frame(sys._getframe(1)))
                wait = waits.publish_mine(waits.INPUT, trace.now(), -1, line)
            return original(*args, **kwargs)
        except BaseException:
            from .hide import hide

            hide()
            raise
        finally:
            waits.end(wait, "ok")

    return input
