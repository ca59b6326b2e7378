"""Whether a command line starts a Python that will find us: only such a one gets to know of us."""

import os
import sys

_SHELLS = (b"sh", b"bash", b"dash", b"zsh", b"ksh", b"ash", b"cmd", b"cmd.exe")
# Programs whose business it is to start another one, named further along.
_STARTERS = (b"env", b"exec", b"nohup", b"nice", b"time", b"timeout", b"command", b"setsid", b"stdbuf", b"xargs", b"sudo")
# Words of the shell in front of a command.
_IN_FRONT = (b"then", b"do", b"else", b"if", b"while", b"until", b"!", b"{")
_WITH_VALUE = b"WX"


def starts_python(program, words):
    """`program`: a path, or a name that the words begin with; `words`: the whole command line, as bytes."""
    name = os.path.basename(program)
    if is_python(program):
        return _finds_us(words[1:])
    if name in _SHELLS:
        return any(_runs_python(word) for at, word in enumerate(words[1:], 1) if _is_command(words[at - 1]))
    if name in _STARTERS:
        return _further_along(words[1:])
    first = _first_line(program)
    return bool(first) and _further_along(first)


def runs_python(command):
    """The same of a line for the shell."""
    return _runs_python(os.fsencode(command))


def is_python(word):
    """Whether a path, or a name, is that of an interpreter."""
    name = os.path.basename(word)
    rest = name[6:-4] if name.endswith(b".exe") else name[6:]
    return word == os.fsencode(sys.executable or b"") or (
        name.startswith(b"python") and rest.strip(b"0123456789.tdw") == b""
    )


def _finds_us(options):
    """Not with -I, -E or -S: then it takes no notice of PYTHONPATH or of any sitecustomize."""
    skip = False
    for word in options:
        if skip:
            skip = False
            continue
        if not word.startswith(b"-") or word == b"-":
            return True
        for at, letter in enumerate(word[1:], 1):
            if letter in b"IES":
                return False
            if letter in b"cm-":
                return True
            if letter in _WITH_VALUE:
                skip = at == len(word) - 1
                break
    return True


def _is_command(option):
    return (option.startswith(b"-") and option.endswith(b"c")) or option.lower() == b"/c"


def _runs_python(command):
    """In any of the simple commands that a line for the shell consists of."""
    for mark in (b";", b"|", b"&", b"(", b")", b"`"):
        command = command.replace(mark, b"\n")
    return any(_begins_with_python(line.split()) for line in command.split(b"\n"))


def _begins_with_python(words):
    words = [word.strip(b"\"'") for word in words]
    while words and (words[0] in _IN_FRONT or b"=" in words[0]):
        words = words[1:]
    if not words:
        return False
    if is_python(words[0]):
        return _finds_us(words[1:])
    return os.path.basename(words[0]) in _STARTERS and _further_along(words[1:])


def _further_along(words):
    for at, word in enumerate(words):
        if is_python(word):
            return _finds_us(words[at + 1 :])
    return False


def _first_line(program):
    """What a script says about who shall run it: `#!/usr/bin/env python3`."""
    try:
        with open(program, "rb", 0) as stream:
            line = stream.read(200).partition(b"\n")[0]
    except OSError:
        return None
    return line[2:].split() if line.startswith(b"#!") else None
