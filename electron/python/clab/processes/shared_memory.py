"""Blocks of multiprocessing.shared_memory: their bytes are told whenever a process lets go of one."""

import os

from .. import resources
from ..hide import hidden, hide
from ..patch import replace
from ..sync.operation import sampled

_FACTORIES = tuple(os.path.join("multiprocessing", file) for file in ("shared_memory.py", "managers.py"))
_SHOWN = 64  # Bytes; of a longer block only the length.


def instrument(module):
    replace(module.SharedMemory, "__init__", _init)
    replace(module.SharedMemory, "close", _close)


def _init(original):
    def __init__(self, *args, **kwargs):
        hidden(original, self, *args, **kwargs)
        key = "shared-memory/" + self.name
        if self._flags & os.O_EXCL:
            resources.attach(self, resources.made("array", self, None, key, self.size, _FACTORIES))
        else:
            resources.attach(self, resources.shared("array", key))

    return __init__


def _close(original):
    def close(self):
        try:
            resource = resources.of(self)
            if resource is not None and self._buf is not None and self.size <= _SHOWN:
                sampled(resource, list(self._buf))
            original(self)
        except BaseException:
            hide()
            raise

    return close
