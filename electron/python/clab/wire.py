"""This process's events on their way to the supervisor: synchronous writes to a local socket of its own.

Whoever has a line puts it into the outbox and sends what is there, unless another thread is just doing that; so
lines never mix, nobody waits for a lock, and a signal handler may speak in the middle of a line. If the other side
goes away nothing is sent any more and the program runs on.
"""

import os
from _collections import deque
from _thread import allocate_lock

import _socket

_FLAGS = getattr(_socket, "MSG_NOSIGNAL", 0)  # The program may have changed what SIGPIPE does.
_HIGH = 900  # Descriptors of ours start here where possible: a program counts its own from 3.

_outbox = deque()
_sending = allocate_lock()
_socket_out = None
_settings = None
_broken = False


def connect(settings):
    """Opens the way for events; False if there is nobody."""
    global _settings, _socket_out
    _settings = settings
    try:
        _socket_out = dial("events")
    except OSError:
        _socket_out = None
    return _socket_out is not None


def reconnect():
    """In a forked child: what the parent had not sent yet is the parent's."""
    global _sending, _broken, _socket_out
    _outbox.clear()
    _sending = allocate_lock()
    _broken = False
    inherited, _socket_out = _socket_out, None
    if inherited is None:
        return False
    inherited.close()
    return connect(_settings)


def connected():
    return _socket_out is not None


def dial(purpose):
    """A new connection to the supervisor, greeted."""
    address = _settings.control
    local = "/" in address
    way = _socket.socket(_socket.AF_UNIX if local else _socket.AF_INET, _socket.SOCK_STREAM)
    way.settimeout(None)
    way = moved_up(way)
    host, _, port = address.rpartition(":")
    way.connect(address if local else (host, int(port)))
    from .actors import process

    greeting = '{"type":"%s","token":"%s","actor":"%s","pid":%d}\n'
    greeting %= (purpose, _settings.token, process().id, os.getpid())
    way.sendall(greeting.encode())
    return way


def send(line):
    """Writes a line (text without its end); returns when it, or somebody who will send it, is through."""
    global _broken
    if _socket_out is None:
        return
    _outbox.append(line)
    while _outbox and _sending.acquire(False):
        try:
            while _outbox:
                text = _outbox.popleft() + "\n"
                # A lone surrogate can't be sent.
                _socket_out.sendall((("\n" + text) if _broken else text).encode("utf-8", "replace"), _FLAGS)
                _broken = False
        except OSError:
            close()
        except BaseException:
            # A signal handler has thrown in the middle of a line.
            _broken = True
            raise
        finally:
            _sending.release()


def close():
    """From now on nothing is told."""
    global _socket_out
    way, _socket_out = _socket_out, None
    _outbox.clear()
    if way is not None:
        try:
            way.close()
        except OSError:
            pass


def moved_up(way):
    """A socket with a high number; one that cannot be had stays as it is."""
    for high in range(_HIGH, _HIGH + 100):
        try:
            os.fstat(high)
        except OSError:
            break
    try:
        os.dup2(way.fileno(), high, inheritable=False)
    except OSError:
        return way  # Fewer descriptors are allowed than that.
    way.close()
    return _socket.socket(fileno=high)
