"""Instruments a module of the library when the program imports it; a module that is never imported costs nothing."""

import os
import sys

# By module: ours that instruments it, once it has been imported.
_WHEN_IMPORTED = {
    "gc": ("apart",),
    "threading": (
        "sync.locks",
        "sync.waiter",
        "sync.condition",
        "sync.event",
        "sync.semaphore",
        "sync.barrier",
        "threads.thread",
    ),
    "queue": ("sync.queue",),
    "_queue": ("sync.simple_queue",),
    "_posixsubprocess": ("processes.fork_exec",),
    "_winapi": ("processes.create_process",),
    "multiprocessing.context": ("processes.start_method",),
    "multiprocessing.process": ("processes.process",),
    "multiprocessing.util": ("processes.temporary",),
    "multiprocessing.resource_tracker": ("processes.tracked",),
    "multiprocessing.spawn": ("processes.spawn",),
    "multiprocessing.popen_fork": ("processes.reaping",),
    "multiprocessing.popen_forkserver": ("processes.reaping",),
    "multiprocessing.synchronize": ("processes.sem_lock", "processes.synchronize"),
    "multiprocessing.connection": ("processes.pipe", "processes.traffic"),
    "multiprocessing.queues": ("processes.queue",),
    "multiprocessing.sharedctypes": ("processes.value",),
    "multiprocessing.shared_memory": ("processes.shared_memory",),
    "multiprocessing.managers": ("processes.manager",),
    "multiprocessing.pool": ("processes.pool",),
    "asyncio.base_events": ("tasks.task", "tasks.idle", "tasks.chain"),
    "asyncio.tasks": ("tasks.chain",),
    "asyncio.threads": ("tasks.chain",),
    "asyncio.taskgroups": ("tasks.group",),
    "asyncio.locks": ("tasks.sync",),
    "asyncio.queues": ("tasks.sync",),
    "concurrent.futures._base": ("pools.future",),
    "concurrent.futures.thread": ("pools.thread_pool",),
    "concurrent.futures.process": ("pools.process_pool",),
}


_asking = set()
_modules = None


def install(modules):
    """`modules` has those that instrument."""
    global _modules
    _modules = modules
    sys.meta_path.insert(0, modules.load(__name__))
    for name in _WHEN_IMPORTED:
        if name in sys.modules:
            _instrument(name, sys.modules[name])


def find_spec(name, path=None, target=None):
    """Asked first for every module: for one of the table, the spec that the others find, its loader in one of ours."""
    if name not in _WHEN_IMPORTED or name in _asking:
        return None
    _asking.add(name)
    try:
        spec = _spec_of(name, path, target)
    finally:
        _asking.discard(name)
    loader = spec and spec.loader
    if loader is None or not hasattr(loader, "exec_module"):
        return None
    spec.loader = _Loader(name, loader)
    return spec


class _Loader:
    """Lets the real loader do its work, puts it back where it belongs, and instruments the module."""

    def __init__(self, name, loader):
        self._name = name
        self._loader = loader

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__loader__ = module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        _instrument(self._name, module)

    def __getattr__(self, name):
        return getattr(self._loader, name)


def _spec_of(name, path, target):
    for finder in sys.meta_path:
        find = getattr(finder, "find_spec", None)
        spec = find and find(name, path, target)
        if spec is not None:
            return spec
    return None


def _instrument(name, module):
    for ours in _WHEN_IMPORTED[name]:
        try:
            _modules.load("clab." + ours).instrument(module)
        except Exception:  # A library that is not as we know it: the program runs, and less of it is seen.
            if os.environ.get("CONCURRENCY_LAB_DEBUG"):
                raise
