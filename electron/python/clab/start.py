"""Starting in a process of the run: at its very beginning, before anything of the program."""

import atexit
import os

from . import actors, apart, clock, environment, hooks, interrupts, lowest, output, programs, typed, wire


def start(modules):
    """Says hello to the supervisor, and has instrumented what the program imports later; nothing if nobody listens."""
    settings = environment.take(modules.folder)
    if settings is None:
        return
    if settings.silent:
        # A helper process of multiprocessing: what it forks is the program's again.
        actors.start_silently(settings)
    elif not actors.start(settings):
        return
    output.start(settings)
    clock.start(float(settings.speed or 1))
    lowest.start()
    typed.start()
    interrupts.start()
    programs.start()
    apart.start()
    hooks.install(modules)
    _follow_forks(modules)
    atexit.register(_end)


def _follow_forks(modules):
    """Most programs never fork."""

    def told(step):
        return lambda: getattr(modules.load("clab.forks"), step)()

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(
            before=told("before"), after_in_parent=told("in_parent"), after_in_child=told("in_forked_child")
        )


def _end():
    """The last of what runs at the program's end, since it was the first to be registered."""
    wire.tell_the_rest()
    wire.close()
