"""Found first on PYTHONPATH by every Python of a run: starts the instrumentation, then makes room for the real one."""

import marshal
import os
import sys


def _start(folder):
    try:
        modules = _modules(folder)
        modules.load("clab.start").start(modules)
    except Exception:  # Whatever is wrong with us, the program runs.
        if os.environ.get("CONCURRENCY_LAB_DEBUG"):
            raise
    sys.path[:] = [entry for entry in sys.path if entry != folder]
    sys.path_importer_cache.pop(folder, None)


def _modules(folder):
    """Made by clab/modules.py, which is in the file that it takes all others from."""
    path = os.path.join(folder, "__pycache__", "clab.%s.marshal" % sys.implementation.cache_tag)
    try:
        with open(path, "rb", 0) as stream:
            content = stream.read()
        first, later = marshal.loads(content), content
        code = first["codes"]["clab.modules"]
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        first, later, source = None, b"", os.path.join(folder, "clab", "modules.py")
        with open(source, "rb") as stream:
            code = compile(stream.read(), source, "exec")
    names = {"__name__": "clab.modules"}
    exec(code, names)
    return names["modules"](folder, path, first, later)


_start(os.path.dirname(os.path.abspath(__file__)))
del sys.modules["sitecustomize"]
# The one that was here before us; if there is none, that is what `site` is told.
import sitecustomize  # noqa: E402,F401
