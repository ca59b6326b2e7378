"""Makes the file that our modules are taken from."""

import ast
import marshal
import os


def compiled(folder, path, stamp):
    """What `clab.modules` works with; written down for the next time if it can be.

    One file is read in a tenth of the time that two dozen modules take to be searched, and it is written whatever the
    user thinks of __pycache__; so is that of `sitecustomize`, which Python itself looks for. In front lies what every
    process needs at its start; behind it the other modules, together what instruments one of the library.
    """
    files, folders = _files(folder)
    codes = {name: _code_of(file) for name, file in files.items()}
    imports = {name: list(_imports(name, files)) for name in files}
    at_once = {"clab.modules", *_needed("clab.start", imports)}
    later, places = b"", {}
    for names in _together(files, imports, at_once):
        later = marshal.dumps({name: codes[name] for name in names}) + later
        places.update(dict.fromkeys(names, -len(later)))  # From the end.
    first = {"codes": {name: codes[name] for name in at_once}, "places": places, "folders": folders}
    try:
        os.makedirs(os.path.join(folder, "__pycache__"), exist_ok=True)
        first["stamp"] = stamp(folders)
        _write(path, marshal.dumps(first) + later)
        _write(*_start_of_all(folder))
    except OSError:
        pass  # A folder that can't be written to: it takes a little longer each time.
    return first, later


def _files(folder):
    """By name of the module; and the folders that they are in."""
    found, folders = {}, [folder]
    for place, _folders, files in os.walk(os.path.join(folder, "clab")):
        if os.path.basename(place) == "__pycache__":
            continue
        folders.append(place)
        package = os.path.relpath(place, folder).replace(os.sep, ".")
        for file in files:
            if file.endswith(".py") and file != "__init__.py":
                found[package + "." + file[:-3]] = os.path.join(place, file)
    return found, folders


def _imports(name, files):
    """What it imports of ours as it begins."""
    for node in _statements(files[name]):
        if isinstance(node, ast.ImportFrom) and node.level:
            package = ".".join([name.rsplit(".", node.level)[0], *filter(None, [node.module])])
            yield from [package] if package in files else [package + "." + each.name for each in node.names]


def _needed(name, imports):
    """A module and all that it imports, and these in turn."""
    needed, more = set(), [name]
    while more:
        one = more.pop()
        if one not in needed:
            needed.add(one)
            more += imports[one]
    return needed


def _together(files, imports, before):
    """Modules that are needed at the same time, since the program has imported something; others by themselves."""
    done = set(before)
    for ours in (["waits"], *_table(files["clab.hooks"]).values()):
        names = set().union(*(_needed("clab." + name, imports) for name in ours)) - done
        done |= names
        yield names
    for name in files.keys() - done:
        yield {name}


def _table(hooks):
    for node in _statements(hooks):
        if isinstance(node, ast.Assign) and node.targets[0].id == "_WHEN_IMPORTED":
            return ast.literal_eval(node.value)


def _statements(file):
    with open(file, "rb") as stream:
        return ast.parse(stream.read()).body


def _code_of(path):
    with open(path, "rb") as stream:
        return compile(stream.read(), path, "exec", dont_inherit=True, optimize=2)  # Without their documentation.


def _start_of_all(folder):
    """Where Python looks for the compiled sitecustomize.py, and what it expects there (PEP 552: by time and size)."""
    from importlib.util import MAGIC_NUMBER, cache_from_source

    source = os.path.join(folder, "sitecustomize.py")
    state = os.stat(source)
    facts = [number & 0xFFFFFFFF for number in (0, int(state.st_mtime), state.st_size)]
    head = MAGIC_NUMBER + b"".join(number.to_bytes(4, "little") for number in facts)
    return cache_from_source(source), head + marshal.dumps(_code_of(source))


def _write(path, content):
    fresh = "%s.%d" % (path, os.getpid())
    with open(fresh, "wb") as stream:
        stream.write(content)
    os.replace(fresh, path)
