"""Starting other programs: a Python among them gets to know that it belongs to the run; nothing else hears of us."""

import os
import sys

from .. import actors, environment, forks
from ..hide import hide
from ..patch import replace

_TRACKER = b"from multiprocessing.resource_tracker import main"
_OWN_SESSION = b"import os; os.setsid(); "
_SERVER = b"from multiprocessing.forkserver import main"


def instrument(module):
    replace(module, "fork_exec", _fork_exec)
    if hasattr(os, "posix_spawn"):
        for name in ("posix_spawn", "posix_spawnp"):
            replace(os, name, _with_environment)
    replace(os, "execve", _with_environment)


def _fork_exec(original):
    def fork_exec(args, executables, close_fds, pass_fds, cwd, variables, *rest):
        try:
            own = os.environb if variables is None else dict(each.partition(b"=")[::2] for each in variables)
            decoded = {os.fsdecode(name): os.fsdecode(value) for name, value in own.items()}
            extended = _extended(decoded, args)
            listed = [os.fsencode(name) + b"=" + os.fsencode(value) for name, value in extended.items()]
            return original(_outliving(args), executables, close_fds, pass_fds, cwd, listed, *rest)
        except BaseException:
            hide()
            raise

    return fork_exec


def _outliving(args):
    """The resource tracker unlinks what killed processes have left, so it must not be killed with their group."""
    return [_OWN_SESSION + os.fsencode(word) if _TRACKER in os.fsencode(word) else word for word in args]


def _with_environment(original):
    def start(path, argv, env, *args, **kwargs):
        try:
            extended = _extended(dict(os.environ if env is None else env), [path, *argv])
            return original(path, argv, extended, *args, **kwargs)
        except BaseException:
            hide()
            raise

    return start


def _extended(variables, args):
    words = [os.fsencode(word) for word in args]
    if any(_TRACKER in word for word in words) or not any(_is_python(word) for word in words[:3]):
        return variables
    if any(_SERVER in word for word in words):
        return environment.for_child(variables, actor=actors.process().id, pid="", mode="silent")
    actor = forks.promised()
    if actor is not None:
        return environment.for_child(variables, actor=actor, pid="", mode=_mode())
    return environment.for_child(variables, actor=actors.process().id, pid="0", mode=_mode())


def _mode():
    mode = environment.settings().mode
    return "loud" if mode == "silent" else mode


def _is_python(word):
    return b"python" in os.path.basename(word) or word == os.fsencode(sys.executable or "")
