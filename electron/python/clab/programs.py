"""Processes by functions of `os`: programs that are started or become of this one, and how children have ended.

Those that the library starts are seen in processes/fork_exec.py, forks in forks.py.
"""

import os

from . import actors, environment, wire
from .patch import replace


def start():
    for name in ("posix_spawn", "posix_spawnp"):
        if hasattr(os, name):
            replace(os, name, _spawning)
    for name in ("wait", "waitpid", "wait3", "wait4"):
        if hasattr(os, name):
            replace(os, name, _waiting)
    replace(os, "system", _system)
    replace(os, "execv", _execv)
    replace(os, "execve", _execve)


def _spawning(original):
    def spawn(path, argv, env, *args, **kwargs):
        try:
            from .processes.fork_exec import started

            def start(variables):
                return original(path, argv, variables, *args, **kwargs)

            own_session = kwargs.get("setsid", False)
            return started(start, dict(os.environ if env is None else env), path, argv, own_session)
        except BaseException:
            _hide()
            raise

    return spawn


def _waiting(original):
    def wait(*args, **kwargs):
        from . import forks

        try:
            result = original(*args, **kwargs)
        except BaseException:
            _hide()
            raise
        if forks.children:
            forks.reaped(result[0], result[1])
        return result

    return wait


def _execve(original):
    def execve(path, argv, env):
        try:
            facts = _successor(path, argv)
            return original(path, argv, env if facts is None else environment.for_child(dict(env), **facts))
        except BaseException:
            _hide()
            raise

    return execve


def _execv(original):
    def execv(path, argv):
        try:
            facts = _successor(path, argv)
            if facts is None:
                return original(path, argv)
            return environment.shown(lambda: original(path, argv), **facts)
        except BaseException:
            _hide()
            raise

    return execv


def _system(original):
    def system(command):
        try:
            from .processes.fork_exec import facts_for

            facts = facts_for("sh", ["sh", "-c", command])
            if facts is None:
                return original(command)
            return environment.shown(lambda: original(command), **facts)
        except BaseException:
            _hide()
            raise

    return system


def _successor(path, argv):
    """This process is about to become another program; a Python goes on as the same actor."""
    from .processes.fork_exec import facts_for

    wire.tell_the_rest()
    facts = facts_for(path, argv)
    own = actors.process()
    if facts is None:
        from .processes.strays import note_if_away

        note_if_away(os.getpid())
    return facts and {**facts, "actor": own.id, "pid": str(os.getpid()), "started": str(own.children)}


def _hide():
    from .hide import hide

    hide()
