"""multiprocessing.Pipe and its connections. Whoever reads an empty one, or writes into a full one, waits in here."""

import os
import select
import socket
import stat
import sys
from _thread import get_ident
from _weakref import ref

from .. import actors, resources, waits
from ..hide import hidden, hide
from ..patch import replace
from ..trace import now

# What a Unix socket that is ready surely takes. Linux calls it ready when three quarters of 208 KiB are free, BSD and
# macOS at SO_SNDLOWAT.
_SOCKET_ROOM = 131_072 if sys.platform == "linux" else 2_048

_count = 0


def instrument(module):
    connection = getattr(module, "Connection", None)
    replace(module, "Pipe", _pipe)
    if connection is None or not hasattr(connection, "_recv") or os.name == "nt":
        return
    _blocking(connection._recv, os.read, select.POLLIN, "recv")
    _blocking(connection._send, _write, select.POLLOUT, "send")
    for op, names in _OPS.items():
        for name in names:
            waits.knows(getattr(connection, name), _on_end(op))


_OPS = {"recv": ("recv", "recv_bytes", "recv_bytes_into"), "send": ("send", "send_bytes")}


def is_readable(connection):
    """Whether something has come, without taking it."""
    try:
        if os.name == "nt":
            return connection.poll(0)  # A named pipe, which select knows nothing of.
        return _ready(connection.fileno(), select.POLLIN, 0)
    except (OSError, ValueError):
        return False


def _pipe(original):
    def Pipe(duplex=True):
        global _count
        _count += 1
        ends = hidden(original, duplex)
        alive = [ref(end) for end in ends]
        made = resources.made("pipe", ends, lambda: _facts(alive), "pipe/%d-%d" % (os.getpid(), _count))
        for end in ends:
            resources.attach(end, made)
        return ends

    return Pipe


def _facts(references):
    ends = [reference() for reference in references]
    ready = any(end is not None and _is_open_and_readable(end) for end in ends)
    return (), False, ("recv",) if ready else ()


def _is_open_and_readable(end):
    return not end.closed and end.readable and is_readable(end)


def _blocking(method, real, event, op):
    subject = waits.Subject(op)

    def transfer(handle, data):
        try:
            if _ready(handle, event, 0) or _ready(handle, event, waits.SHORT * 1000):
                return real(handle, data)
            known = waits.RUNNING if _leads_outside(handle) else subject
            wait = waits.begin(sys._getframe(), now(), -1, known, lambda: _ready(handle, event, 0))
            result = "broken"
            try:
                if wait is not None:
                    _ready(handle, event, None)
                    waits.end(wait, "ok")
                    wait = None
                return real(handle, data)
            finally:
                waits.end(wait, result)
        except BaseException:
            hide()
            raise

    method.__defaults__ = (transfer,)


def _write(handle, data):
    """Only as much as goes in without blocking, since that would not be seen. The caller comes again for the rest.

    Whoever works for the library alone may block in here.
    """
    if len(data) <= select.PIPE_BUF or actors.me().ident != get_ident():
        return os.write(handle, data)
    room = _SOCKET_ROOM if stat.S_ISSOCK(os.fstat(handle).st_mode) else select.PIPE_BUF
    way = select.poll()
    way.register(handle, select.POLLOUT)
    written = 0
    while written < len(data) and (written == 0 or way.poll(0)):
        written += os.write(handle, data[written : written + room])
    return written


def _leads_outside(handle):
    """A connection that goes by an address, not one of Pipe(): anybody may be at its other end."""
    if socket.getdefaulttimeout() is not None:
        return True  # It would be given that timeout by being looked at.
    try:
        way = socket.socket(fileno=handle)
    except OSError:
        return False  # A pipe.
    try:
        return bool(way.getsockname() or way.getpeername())
    except OSError:
        return True
    finally:
        way.detach()


def _ready(handle, event, milliseconds):
    poll = select.poll()
    poll.register(handle, event)
    return bool(poll.poll(milliseconds))


def _on_end(op):
    def ask(frame, subject):
        resource = resources.of(frame.f_locals.get("self"))
        return waits.Subject(subject.op if subject else op, resource) if resource else subject

    return ask
