"""Found first on PYTHONPATH by every Python of a run: starts the instrumentation, then makes room for the real one."""

import marshal
import os
import sys


def _start(folder):
    try:
        finder = _finder(folder)
        sys.meta_path.insert(0, finder)
        if not finder.load("clab.start").start(finder):
            sys.meta_path.remove(finder)
        finder.disappear()
    except Exception:  # Whatever is wrong with us, the program runs.
        if os.environ.get("CONCURRENCY_LAB_DEBUG"):
            raise
    sys.path[:] = [entry for entry in sys.path if entry != folder]
    sys.path_importer_cache.pop(folder, None)


def _finder(folder):
    """Made by clab/finder.py, which is in the file that it reads all others from."""
    path = os.path.join(folder, "__pycache__", "clab.%s.marshal" % sys.implementation.cache_tag)
    try:
        with open(path, "rb") as stream:
            codes = marshal.loads(stream.read())
        code = marshal.loads(codes["clab.finder"])
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        codes, source = None, os.path.join(folder, "clab", "finder.py")
        with open(source, "rb") as stream:
            code = compile(stream.read(), source, "exec")
    names = {"__name__": "clab.finder"}
    exec(code, names)
    return names["Finder"](folder, path, codes)


_start(os.path.dirname(os.path.abspath(__file__)))
del sys.modules["sitecustomize"]
# The one that was here before us; if there is none, that is what `site` is told.
import sitecustomize  # noqa: E402,F401
