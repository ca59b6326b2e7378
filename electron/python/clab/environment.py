"""The run's facts travel in one environment variable, and our folder in PYTHONPATH. The program must not see either.

Both are taken out as soon as they are read, of `os.environ` and of the real environment, which C and other programs
see. Who starts a Python puts them in again for that one process. What the kernel keeps of how a process was started
(/proc/<pid>/environ) still has them: so the processes of a run are found that have left its group.
"""

import os

NAME = "CONCURRENCY_LAB"
_FIELDS = ("control", "token", "origin", "actor", "pid", "output", "speed", "root", "mode", "folder", "method", "events")
# What the process says that starts another one, or becomes another program.
_FROM_PYTHON = ("started", "line", "session")

_folder = ""
_settings = None


class Settings:
    """`method`: how multiprocessing makes processes unless the program says it; empty: as this Python does.

    `events`: the descriptor of the connection for events, if there is one already.

    `actor` is this process's id if `pid` is empty or its own; otherwise that of the process which it came from. `started`:
    how many actors it had started before it became this program; `line`: where it was started, the JSON of a `source`;
    `session`: that of the run's first process.
    """

    __slots__ = _FIELDS + _FROM_PYTHON

    def __init__(self, values):
        self.started = self.line = ""
        self.session = str(os.getsid(0)) if hasattr(os, "getsid") else ""
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    @property
    def silent(self):
        return self.mode == "silent"

    def text(self, **changed):
        values = [changed.get(name, getattr(self, name)) for name in _FIELDS]
        ours = [changed.get("started", ""), changed.get("line", ""), self.session]
        return "\n".join(values + ours)


def take(folder):
    """Reads the settings and hides them from the program; None if this process does not belong to a run."""
    global _folder, _settings
    _folder = folder
    text = os.environ.get(NAME)
    _hide_path(folder)
    if text is None:
        return None
    del os.environ[NAME]
    values = text.split("\n")
    if len(values) < len(_FIELDS):
        return None
    _settings = Settings(values)
    return _settings


def for_child(variables, **changed):
    """The environment `variables` (names to values, of any process about to start) with what the child needs of us."""
    if _settings is None:
        return variables
    return {**variables, **_ours(variables.get("PYTHONPATH"), changed)}


def shown(start, **changed):
    """What `start()` gives, which starts a Python that gets this process's real environment, or makes it one."""
    for name, value in _ours(os.environ.get("PYTHONPATH"), changed).items():
        os.putenv(name, value)
    try:
        return start()
    finally:
        for name in (NAME, "PYTHONPATH"):
            if name in os.environ:
                os.putenv(name, os.environ[name])
            elif hasattr(os, "unsetenv"):
                os.unsetenv(name)
            else:  # On Windows until 3.8, where an empty variable is none.
                os.putenv(name, "")


def _ours(path, changed):
    return {
        "PYTHONPATH": _folder + os.pathsep + path if path else _folder,
        NAME: _settings.text(events="", **changed),
    }


def _hide_path(folder):
    entries = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if entries[0] != folder:
        return
    if len(entries) == 1:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = os.pathsep.join(entries[1:])


def settings():
    return _settings
