"""Starting in a process of the run: at its very beginning, before anything of the program."""

import atexit

from . import environment

# Each after those that it imports.
_FIRST = "wire trace actors hide source module_globals resources signals service waits patch clock hooks lowest output typed"


def start(finder):
    """Says hello to the supervisor, and has instrumented what the program imports later; False if nobody listens."""
    settings = environment.take(finder.folder)
    if settings is None:
        return False
    for name in _FIRST.split():
        finder.load("clab." + name)
    from . import actors

    if settings.silent:
        # A helper process of multiprocessing: what it forks is the program's again.
        actors.start_silently(settings)
    elif not actors.start(settings):
        return False
    from . import clock, hooks, lowest, output, typed

    output.start(settings)
    clock.start(settings)
    lowest.start()
    typed.start()
    hooks.install(finder)
    atexit.register(_end)
    return True


def _end():
    """The last of what runs at the program's end, since it was the first to be registered."""
    from . import resources, wire

    resources.tell_counts()
    wire.close()
