"""The run's facts travel in one environment variable, and our folder in PYTHONPATH. The program must not see either.

`os.environ` is a copy of the real environment made at start-up. What is taken out of the copy only stays in the real
one, which every child process gets that is not given an environment of its own.
"""

import os

NAME = "CONCURRENCY_LAB"
_FIELDS = ("control", "token", "origin", "actor", "pid", "output", "speed", "root", "mode", "folder", "method", "events")

_folder = ""
_settings = None


class Settings:
    """`method`: how multiprocessing makes processes unless the program says it; empty: as this Python does.

    `events`: the descriptor of the connection for events, if there is one already.

    `actor` is this process's id if `pid` is empty or its own; otherwise that of the process which it came from."""

    __slots__ = _FIELDS

    def __init__(self, values):
        for name, value in zip(_FIELDS, values):
            setattr(self, name, value)

    @property
    def silent(self):
        return self.mode == "silent"

    def text(self, **changed):
        return "\n".join(changed.get(name, getattr(self, name)) for name in _FIELDS)


def take(folder):
    """Reads the settings and hides them from the program; None if this process does not belong to a run."""
    global _folder, _settings
    _folder = folder
    text = os.environ.get(NAME)
    _hide_path(folder)
    if text is None:
        return None
    _forget(NAME)
    values = text.split("\n")
    if len(values) != len(_FIELDS):
        return None
    _settings = Settings(values)
    if _settings.events:  # Ours alone.
        os.putenv(NAME, _settings.text(events=""))
    return _settings


def for_child(variables, **changed):
    """The environment `variables` (names to values, of any process about to start) with what the child needs of us."""
    if _settings is None:
        return variables
    path = variables.get("PYTHONPATH")
    return {
        **variables,
        "PYTHONPATH": _folder + os.pathsep + path if path else _folder,
        NAME: _settings.text(events="", **changed),
    }


def _hide_path(folder):
    entries = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if entries[0] != folder:
        return
    if len(entries) == 1:
        _forget("PYTHONPATH")
    else:
        _keep("PYTHONPATH", os.pathsep.join(entries[1:]))


def _forget(name):
    os.environ._data.pop(os.environ.encodekey(name), None)


def _keep(name, value):
    os.environ._data[os.environ.encodekey(name)] = os.environ.encodevalue(value)


def settings():
    return _settings
