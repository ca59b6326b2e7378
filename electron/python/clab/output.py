"""Who prints what.

If the lab shows the program's output, what Python's own sys.stdout and sys.stderr would write to the lab's pipes goes
there as events instead, each with the thread that wrote it. Output is written line by line then, as on a terminal.
What is written past them (os.write, other programs) takes the pipe, as does everything once somebody has put another
file in the place of descriptor 1 or 2.
"""

import io
import os
import sys

from . import actors, module_globals, wire
from .trace import emit, quoted

_PIECE = 8000


def start(settings):
    """`settings.output`: empty if the program's streams are its own; else `trace`, or the lab's pipes once known."""
    if not settings.output:
        return
    pipes = settings.output.split(" ") if settings.output != "trace" else [_identity(1), _identity(2)]
    settings.output = " ".join(pipes)
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        stream = getattr(sys, name)
        if stream is None or _identity(descriptor) != pipes[descriptor - 1]:
            continue
        told = _told(stream, descriptor, name, pipes[descriptor - 1])
        setattr(sys, name, told)
        setattr(sys, "__%s__" % name, told)


def _identity(descriptor):
    try:
        state = os.fstat(descriptor)
    except OSError:
        return "-"
    return "%d:%d" % (state.st_dev, state.st_ino)


def _told(stream, descriptor, name, pipe):
    raw = _Raw(descriptor, name, pipe)
    buffered = isinstance(stream.buffer, io.BufferedWriter)
    told = io.TextIOWrapper(
        io.BufferedWriter(raw) if buffered else raw,
        stream.encoding,
        stream.errors,
        None if os.linesep != "\n" else "\n",
        line_buffering=True,
        write_through=getattr(stream, "write_through", False),
    )
    told.mode = "w"
    return told


class _Raw(io.FileIO):
    def __init__(self, descriptor, stream, pipe):
        super().__init__(descriptor, "wb", closefd=False)
        self.name = "<%s>" % stream
        self._lab = stream, pipe, descriptor

    def write(self, data):
        try:
            stream, pipe, descriptor = self._lab
            if not wire.connected() or actors.silent or _identity(descriptor) != pipe:
                return super().write(data)
            module_globals.tell()
            data = bytes(data)
            text = data.decode("utf-8", "replace")
            actor = actors.speaker().id
            for at in range(0, len(text), _PIECE):
                emit("output", actor, ',"stream":"%s","text":%s' % (stream, quoted(text[at : at + _PIECE])))
            return len(data)
        except BaseException:
            from .hide import hide

            hide()
            raise
