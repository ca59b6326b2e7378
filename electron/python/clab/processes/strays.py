"""Processes that have left the run's session and carry nothing of ours: each has an empty file in the run's folder.

It is named for its pid and its start time, by which the supervisor finds it (electron/supervisor/end/strays.ts). Only
Linux tells the latter.
"""

import os
import sys

from .. import environment


def note_if_away(pid, leaves=False):
    """`leaves`: it has been started in a session of its own; otherwise it is in this process's."""
    settings = environment.settings()
    if sys.platform != "linux" or not (leaves or os.getsid(0) != int(settings.session)):
        return
    try:
        with open("/proc/%d/stat" % pid, "rb", 0) as stream:
            began = stream.read().rpartition(b")")[2].split()[19].decode()
        folder = os.path.join(settings.folder, "strays")
        os.makedirs(folder, 0o700, exist_ok=True)
        os.close(os.open(os.path.join(folder, "%d.%s" % (pid, began)), os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError:
        pass  # It has ended, or our side has gone away.
