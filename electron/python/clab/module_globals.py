"""The program's own global numbers: those of its main module that one of its functions declares `global`.

Each process has its own, and the trace tells what each is worth, so that one can see that they are not shared. They
are read where somebody speaks anyway: when a thread prints, when it begins to wait, and at the end of the process.
"""

import sys

from . import actors, trace, wire
from .trace import emit, quoted

_FUNCTION = type(lambda: None)
_file = None
_names = ()
_told = {}  # By process and name: a list of the value that was told last.


def tell(whatever_it_costs=False):
    """Tells what has changed; in a loop that never pauses only what there are tokens for."""
    main = sys.modules.get("__main__")
    file = getattr(main, "__file__", None)
    if file not in (None, _file):  # At its end a program has no file any more.
        _read(file)
    if not _names or not wire.connected():
        return
    own, variables = actors.process().id, _variables(main)
    for name in _names:
        value = variables.get(name)
        text = trace.number(value) if type(value) in (int, float) else None
        if text is None:
            continue
        new = [value]
        known = _told.setdefault((own, name), new)
        if known is new:
            fields = ',"resource":%s,"kind":"value","name":%s,"scope":"thread","initial":%s'
            emit("resource-created", own, fields % (quoted("%s/%s" % (own, name)), quoted(name), text))
        elif known[0] == value or not (whatever_it_costs or trace.spend()):
            continue
        known[0] = value
        line = '{"type":"sample","t":%d,"resource":%s,"value":%s}'
        wire.send(line % (trace.now(), quoted("%s/%s" % (own, name)), text))


def _variables(main):
    """In a child that was not forked `__main__` is a copy of what its functions see."""
    if main.__name__ == "__mp_main__":
        for thing in main.__dict__.values():
            if type(thing) is _FUNCTION and thing.__module__ == main.__name__:
                return thing.__globals__
    return main.__dict__


def _read(file):
    global _file, _names
    _file, found = file, []
    try:
        with open(file, "rb") as stream:
            text = stream.read(1_000_000).decode("utf-8", "replace")
    except (OSError, TypeError, ValueError):
        text = ""
    if "global " in text:
        for line in text.splitlines():
            if line.lstrip().startswith("global "):
                declared = line.partition("#")[0].partition(";")[0].strip()[len("global ") :]
                found += [name.strip() for name in declared.split(",")]
    _names = tuple(dict.fromkeys(found))


wire.at_end.append(lambda: tell(whatever_it_costs=True))
