"""multiprocessing's temporary folder lies in the run's own, which is removed whoever is killed."""

import os

from .. import environment
from ..patch import replace

# The path of a socket in it has to fit into 104 bytes: "/listener-" and eight letters are added.
_LONGEST = 85


def instrument(module):
    replace(module, "get_temp_dir", lambda original: _get_temp_dir(module.process, original))


def _get_temp_dir(process, original):
    def get_temp_dir():
        # Where Python itself notes it, for this process and all that come of it.
        config = process.current_process()._config
        if config.get("tempdir") is None:
            folder = os.path.join(environment.settings().folder, "mp")
            if _made(folder):
                config["tempdir"] = folder
        return original()

    return get_temp_dir


def _made(folder):
    if len(os.fsencode(folder)) > _LONGEST:
        return False
    try:
        os.makedirs(folder, 0o700, exist_ok=True)
    except OSError:
        return False  # Our side has gone away.
    return True
