"""ProcessPoolExecutor: its workers wait for work between two tasks."""

import os

from .. import resources, waits
from ..sync.declared import declared
from .future import remember_pool

_count = 0


def instrument(module):
    declared(module.ProcessPoolExecutor, "pool", key=_key)
    remember_pool(module.ProcessPoolExecutor)
    waits.knows(module._process_worker, _work)


def _key(_executor):
    global _count
    _count += 1
    return "pool/%d-%d" % (os.getpid(), _count)


def _work(_frame, _subject):
    return waits.Subject("get", resources.shared("pool", "pool/executor"))
