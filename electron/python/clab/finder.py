"""Our own modules, in one file of compiled code."""

import marshal
import os
import sys


class Finder:
    """Finds our own modules, and lets nobody else see them.

    One file is read in a tenth of the time that two dozen modules take to be searched, and it is written whatever the
    user thinks of __pycache__; so is that of `sitecustomize`, which Python itself looks for. `clab.hooks` puts a method of its own here to hear of what else is imported.
    """

    def __init__(self, folder, path, codes):
        """`codes`: what lay in the file `path`, or None."""
        self.folder = folder
        self.codes = codes if codes and codes["stamp"] == _stamp(codes["folders"]) else _compiled(folder, path)
        self.modules = {}
        self.other = None

    def find_spec(self, name, path=None, target=None):
        if name in self.codes:
            spec = type(sys.__spec__)(name, self)
            if name in self.codes["packages"]:
                spec.submodule_search_locations = []
            return spec
        return self.other and self.other(name, path, target)

    def create_module(self, spec):
        return self.modules.get(spec.name)

    def exec_module(self, module):
        name = module.__name__
        if name not in self.modules:
            self.modules[name] = module
            code = marshal.loads(self.codes[name])
            module.__file__ = code.co_filename
            exec(code, module.__dict__)

    def load(self, name):
        """A module of ours, without Python's own way of importing, which takes longer than most of them."""
        if name not in self.modules:
            parent, _, own = name.rpartition(".")
            module = sys.modules[name] = type(sys)(name)
            module.__package__ = parent
            if name in self.codes["packages"]:
                module.__package__, module.__path__ = name, []
            if parent:
                setattr(self.load(parent), own, module)
            self.exec_module(module)
        return self.modules[name]

    def appear(self):
        """While a module of ours is loaded it finds the others in sys.modules."""
        sys.modules.update(self.modules)

    def disappear(self):
        """The program finds none of them there."""
        for name in list(self.modules):
            sys.modules.pop(name, None)


def _compiled(folder, path):
    """The code of all our modules by name; written down for the next time if it can be."""
    codes = {"folders": [folder], "packages": []}
    for place, _folders, files in os.walk(os.path.join(folder, "clab")):
        if os.path.basename(place) == "__pycache__":
            continue
        package = os.path.relpath(place, folder).replace(os.sep, ".")
        codes["folders"].append(place)
        codes["packages"].append(package)
        for file in files:
            if file.endswith(".py"):
                name = package if file == "__init__.py" else package + "." + file[:-3]
                codes[name] = marshal.dumps(code_of(os.path.join(place, file)))
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        codes["stamp"] = _stamp(codes["folders"])
        _write(path, marshal.dumps(codes))
        _write(*_start_of_all(folder))
    except OSError:
        pass  # A folder that can't be written to: it takes a little longer each time.
    return codes


def code_of(path):
    with open(path, "rb") as stream:
        return compile(stream.read(), path, "exec", dont_inherit=True, optimize=2)  # Without their documentation.


def _start_of_all(folder):
    """Where Python looks for the compiled sitecustomize.py, and what it expects there (PEP 552: by time and size)."""
    from importlib.util import MAGIC_NUMBER, cache_from_source

    source = os.path.join(folder, "sitecustomize.py")
    state = os.stat(source)
    facts = [number & 0xFFFFFFFF for number in (0, int(state.st_mtime), state.st_size)]
    head = MAGIC_NUMBER + b"".join(number.to_bytes(4, "little") for number in facts)
    return cache_from_source(source), head + marshal.dumps(code_of(source))


def _write(path, content):
    fresh = "%s.%d" % (path, os.getpid())
    with open(fresh, "wb") as stream:
        stream.write(content)
    os.replace(fresh, path)


def _stamp(folders):
    """Files are replaced, never written over, so a folder is as new as its newest file."""
    return [os.stat(place).st_mtime_ns for place in folders]
