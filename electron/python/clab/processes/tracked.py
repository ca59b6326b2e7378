"""Semaphores and shared memory that Python's resource tracker would remove at the end of a program.

Each has an empty file in the run's folder as long as it is there, so that the supervisor removes what is left when the
tracker was killed as well (electron/sampler/contract/tracked.ts).
"""

import os

from .. import environment
from ..hide import hide
from ..patch import replace

# By the tracker's kind: how the file in /dev/shm begins.
_FILES = {"semaphore": "sem.", "shared_memory": ""}


def instrument(module):
    replace(module, "register", lambda original: _telling(original, _note))
    replace(module, "unregister", lambda original: _telling(original, _forget))


def _telling(original, tell):
    def change(name, rtype):
        try:
            original(name, rtype)
        except BaseException:
            hide()
            raise
        if rtype in _FILES:
            try:
                tell(os.path.join(environment.settings().folder, "tracked"), _FILES[rtype] + name.lstrip("/"))
            except OSError:
                pass  # Our side has gone away.

    return change


def _note(folder, name):
    os.makedirs(folder, 0o700, exist_ok=True)
    os.close(os.open(os.path.join(folder, name), os.O_CREAT | os.O_WRONLY, 0o600))


def _forget(folder, name):
    os.unlink(os.path.join(folder, name))
