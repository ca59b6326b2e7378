"""What fork_exec.py does, on Windows: everything that Python starts there is started by CreateProcess."""

import os

from .. import environment
from ..hide import hide
from ..patch import replace
from .fork_exec import facts_for


def instrument(module):
    replace(module, "CreateProcess", _create_process)


def _create_process(original):
    def CreateProcess(application, command, process, thread, inherits, flags, variables, *rest):
        try:
            words = [word.strip('"') for word in (command or application).split()]
            facts = facts_for(application or words[0], words)
            if facts is not None:
                variables = environment.for_child(dict(os.environ if variables is None else variables), **facts)
            return original(application, command, process, thread, inherits, flags, variables, *rest)
        except BaseException:
            hide()
            raise

    return CreateProcess
