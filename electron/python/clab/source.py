"""Which line of the program a call stands on, and what the program calls what it makes there."""

import os
import sys

from . import environment
from .hide import is_ours
from .trace import quoted

_LIBRARY = os.path.dirname(os.__file__) + os.sep
_foreign = {}  # By file name: whether it is Python's or ours.
_shown = {}
_lines = {}
_named = {}  # How many objects have been named after a name.
root = environment.settings().root  # The folder of the program; its files are shown without it.


def is_foreign(code):
    """Whether a piece of code belongs to Python's own library, or to us, or was made up while the program ran."""
    file = code.co_filename
    known = _foreign.get(file)
    if known is None:
        installed = "site-packages" in file or "dist-packages" in file
        generated = file.startswith("<frozen") or (file == "<string>" and sys.argv[:1] != ["-c"])
        known = _foreign[file] = is_ours(file) or generated or (file.startswith(_LIBRARY) and not installed)
    return known


def program_frame(frame):
    """The innermost frame of the program from `frame` outwards; None if there is none."""
    while frame is not None and is_foreign(frame.f_code):
        frame = frame.f_back
    return frame


def outside(frame):
    """The innermost frame that is none of ours from `frame` outwards."""
    while is_ours(frame.f_code.co_filename):
        frame = frame.f_back
    return frame


def source_of(frame):
    """`frame`'s line as the JSON of a `source`; None for None."""
    if frame is None:
        return None
    file = frame.f_code.co_filename
    shown = _shown.get(file)
    if shown is None:
        shown = _shown[file] = quoted(_relative(file)[:1000])
    return '{"file":%s,"line":%d}' % (shown, frame.f_lineno or 1)


def here(depth=2):
    """The line of the program that led here."""
    return source_of(program_frame(sys._getframe(depth)))


def name_at(frame, kind, part=""):
    """A name for something that is made at this line: the variable it is assigned to, or else `kind` and a number.

    `part`: of what is assigned there it is only this part.
    """
    line = _line(frame.f_code.co_filename, frame.f_lineno or 0) if frame else ""
    # The instruction tells it from others on the same line, but to read it costs an import.
    name = frame and ((";" in line and _stored(frame)) or _target(line))
    counted = name + part if name else kind
    count = _named[counted] = _named.get(counted, 0) + 1
    if name is None:
        return "%s-%d" % (kind, count)
    if name.endswith("[]"):
        return "%s[%d]%s" % (name[:-2], count - 1, part)
    return counted if count == 1 else "%s#%d" % (counted, count)


def _stored(frame):
    """The name that what the frame is just calling will be stored under, read off its next instruction; or None."""
    code = frame.f_code
    instructions = code.co_code
    at = frame.f_lasti + 2
    while at < len(instructions) and at < frame.f_lasti + 16:
        kind, argument = _instructions().get(instructions[at], (None, None)), instructions[at + 1]
        if kind == "name":
            return code.co_names[argument]
        if kind == "local":
            return code.co_varnames[argument] if argument < len(code.co_varnames) else None
        if kind == "two":
            return code.co_varnames[argument >> 4]
        if kind != "skip":
            return None
        at += 2
    return None


def _instructions():
    """By opcode: how the next instruction tells a name. `self.lock = Lock()` loads `self` first."""
    if not _opcodes:
        from opcode import opmap

        for name, kind in _STORES.items():
            if name in opmap:
                _opcodes[opmap[name]] = kind
    return _opcodes


_opcodes = {}
_STORES = {
    "STORE_NAME": "name",
    "STORE_GLOBAL": "name",
    "STORE_ATTR": "name",
    "STORE_FAST": "local",
    "STORE_FAST_STORE_FAST": "two",
    "STORE_FAST_LOAD_FAST": "two",
    "LOAD_FAST": "skip",
    "CACHE": "skip",
}


def _relative(file):
    path = os.path.abspath(file) if not file.startswith("<") else file
    if root and path.startswith(root + os.sep):
        return path[len(root) + 1 :].replace(os.sep, "/")
    return path


def _line(file, number):
    lines = _lines.get(file)
    if lines is None:
        try:
            with open(file, "rb") as stream:
                lines = stream.read(1_000_000).decode("utf-8", "replace").splitlines()
        except (OSError, ValueError):
            lines = []
        _lines[file] = lines
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _target(line):
    """`self.lock = Lock()` → `lock`; `forks = [Lock() …` → `forks[]`; None where the line assigns nothing."""
    left, equals, right = line.partition("=")
    if not equals or right.startswith("=") or left[-1:] in "!<>+-*/%&|^:@":
        return None
    name = left.partition(":")[0].strip().rpartition(".")[2]
    if not name.isidentifier():
        return None
    return name + "[]" if right.lstrip()[:1] in "[({" else name
