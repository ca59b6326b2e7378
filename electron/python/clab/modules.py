"""Our own modules: from one file of compiled code, and known to nobody else, not even to sys.modules."""

import builtins
import marshal
import os
import sys


def modules(folder, path, first, later):
    """`first` and `later`: what lay in the file `path` (see clab/compiled.py); made anew if it is out of date."""
    if first is None or first["stamp"] != stamp(first["folders"]):
        names = {"__name__": "clab.compiled"}
        source = os.path.join(folder, "clab", "compiled.py")
        with open(source, "rb") as stream:
            exec(compile(stream.read(), source, "exec"), names)
        first, later = names["compiled"](folder, path, stamp)
    return Modules(folder, first, later)


def stamp(folders):
    """Files are replaced, never written over, so a folder is as new as its newest file."""
    return [os.stat(place).st_mtime_ns for place in folders]


class Modules:
    """Loads them, and is what their import statements call: that takes less than Python's own way of importing."""

    def __init__(self, folder, first, later):
        self.folder = folder
        self._codes = first["codes"]
        self._places = first["places"]
        self._later = memoryview(later)
        self._loaded = {}
        self._builtins = {**builtins.__dict__, "__import__": self._import}

    def load(self, name):
        """Two threads may load a module at the same time, or a signal's handler in the middle of it: the first that is
        complete is everybody's.
        """
        module = self._loaded.get(name)
        if module is None:
            module = type(sys)(name)
            parent, _, own = name.rpartition(".")
            code = self._code(name)
            module.__file__ = code.co_filename
            module.__package__ = parent
            module.__builtins__ = self._builtins
            exec(code, module.__dict__)
            module = self._loaded.setdefault(name, module)
            setattr(self._package(parent), own, module)
        return module

    def _code(self, name):
        if name not in self._codes:
            self._codes.update(marshal.loads(self._later[self._places[name] :]))
        return self._codes[name]

    def _package(self, name):
        package = self._loaded.get(name)
        if package is None:
            package = self._loaded[name] = type(sys)(name)
        return package

    def _import(self, name, variables=None, _own=None, wanted=(), level=0):
        if not level:
            return __import__(name, variables, None, wanted)
        package = variables["__package__"].rsplit(".", level - 1)[0]
        if name:
            package += "." + name
        if package in self._places or package in self._codes:
            return self.load(package)
        for each in wanted:
            self.load(package + "." + each)
        return self._package(package)
