"""Starting other programs: a Python among them gets to know that it belongs to the run; nothing else hears of us."""

import os

from .. import actors, environment, forks, source
from ..hide import hide
from ..patch import replace
from .interpreter import is_python, starts_python
from .strays import note_if_away

_TRACKER = b"from multiprocessing.resource_tracker import main"
_OWN_SESSION = b"import os; os.setsid(); "
_SERVER = b"from multiprocessing.forkserver import main"


def instrument(module):
    replace(module, "fork_exec", _fork_exec)


def _fork_exec(original):
    def fork_exec(args, executables, close_fds, pass_fds, cwd, variables, *rest):
        try:
            own = os.environb if variables is None else dict(each.partition(b"=")[::2] for each in variables)
            decoded = {os.fsdecode(name): os.fsdecode(value) for name, value in own.items()}

            def start(extended):
                listed = [os.fsencode(name) + b"=" + os.fsencode(value) for name, value in extended.items()]
                return original(_outliving(args), executables, close_fds, pass_fds, cwd, listed, *rest)

            # After eight descriptors and restore_signals (Modules/_posixsubprocess.c, 3.8 to 3.14).
            return started(start, decoded, _found(executables), args, own_session=rest[9])
        except BaseException:
            hide()
            raise

    return fork_exec


def started(start, variables, program, args, own_session=False):
    """`start(environment)` starts a program and gives its pid: `variables`, and what it needs of us if it is a Python."""
    facts = facts_for(program, args)
    if facts is not None and facts["pid"] == "0" and is_python(os.fsencode(program)):
        name = actors.program_name([os.fsdecode(word) for word in args])
        return forks.announced(
            name, lambda actor: start(environment.for_child(variables, **{**facts, "actor": actor, "pid": ""}))
        )
    pid = start(variables if facts is None else environment.for_child(variables, **facts))
    forks.became(pid)
    if facts is None and _TRACKER not in os.fsencode(args[-1]):
        note_if_away(pid, own_session)
    return pid


def facts_for(program, args):
    """Who a program is that is about to start: fields of environment.Settings; None if it need not know."""
    try:
        words = [os.fsencode(word) for word in args]
        if any(_TRACKER in word for word in words) or not starts_python(os.fsencode(program), words):
            return None
    except TypeError:
        return None  # The system will say what is wrong with them.
    own = actors.process().id
    if any(_SERVER in word for word in words):
        return {"actor": own, "pid": "", "mode": "silent"}
    promised = forks.promised()
    if promised is not None:
        return {"actor": promised, "pid": "", "mode": _mode()}
    return {"actor": own, "pid": "0", "mode": _mode(), "line": source.here() or ""}


def _found(executables):
    """The first of the places where a program is looked for that has it."""
    return next((path for path in executables if os.path.exists(path)), executables[0])


def _outliving(args):
    """The resource tracker unlinks what killed processes have left, so it must not be killed with their group."""
    return [_OWN_SESSION + os.fsencode(word) if _TRACKER in os.fsencode(word) else word for word in args]


def _mode():
    mode = environment.settings().mode
    return "loud" if mode == "silent" else mode
