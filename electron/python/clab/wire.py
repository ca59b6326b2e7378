"""This process's events on their way to the supervisor: synchronous writes to a local socket of its own.

Whoever has a line puts it into the outbox and sends what is there, unless another thread is just doing that; so
lines never mix, nobody waits for a lock, and a signal handler may speak in the middle of a line. If the other side
goes away nothing is sent any more and the program runs on.
"""

import os
import stat
from _thread import allocate_lock

import _signal

_PATIENCE = 10  # Seconds.
_HIGH = 900  # Descriptors of ours start here where possible: a program counts its own from 3.

# Called at the end of the process, when there is still somebody to tell.
at_end = []

_outbox = []
_sending = allocate_lock()
_way = None  # A socket, or the descriptor of one.
_flags = 0
_settings = None
_broken = False


def connect(settings):
    """Opens the way for events; False if there is nobody."""
    global _settings, _way
    _settings = settings
    try:
        _way = _handed_over() or dial("events")
    except OSError:
        _way = None
    return _way is not None


def _handed_over():
    """Only once: what this process forks or becomes dials."""
    descriptor, _settings.events = _settings.events, ""
    try:
        if descriptor and stat.S_ISSOCK(os.fstat(int(descriptor)).st_mode):
            return _raised(int(descriptor))
    except OSError:
        pass  # Whatever has started this process in our stead has closed it.
    return None


def reconnect():
    """In a forked child: what the parent had not sent yet is the parent's."""
    global _sending, _broken, _way
    _outbox.clear()
    _sending = allocate_lock()
    _broken = False
    inherited, _way = _way, None
    if inherited is None:
        return False
    _close(inherited)
    return connect(_settings)


def connected():
    return _way is not None


def dial(purpose):
    """A new connection to the supervisor, greeted."""
    library = sockets()
    address = _settings.control
    local = "/" in address
    way = library.socket(library.AF_UNIX if local else library.AF_INET, library.SOCK_STREAM)
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
    if _way is None:
        return
    _outbox.append(line)
    _send_all()


def _send_all():
    global _broken
    while _outbox and _sending.acquire(False):
        try:
            while _outbox:
                text = _outbox.pop(0) + "\n"
                # A lone surrogate can't be sent.
                _write((("\n" + text) if _broken else text).encode("utf-8", "replace"))
                _broken = False
        except OSError:
            close()
        except BaseException:
            # A signal handler has thrown in the middle of a line.
            _broken = True
            raise
        finally:
            _sending.release()


def _write(data):
    """Python's sockets take long to be imported, so a connection that was handed over is written to like any file.

    Only sockets can be written to without a signal when nobody reads any more, which would end the program if it has
    changed what SIGPIPE does.
    """
    global _way
    if type(_way) is int:
        if _signal.getsignal(_signal.SIGPIPE) == _signal.SIG_IGN:
            while data:
                data = data[os.write(_way, data) :]
            return
        _way = sockets().socket(fileno=_way)
        _way.settimeout(None)
    _way.sendall(data, _flags)


def _close(way):
    if type(way) is int:
        os.close(way)
    else:
        way.close()


def tell_the_rest():
    for tell in at_end:
        tell()
    # Another thread may be just sending what all have put into the outbox; after the end it would not come to it.
    if _sending.acquire(True, _PATIENCE):
        _sending.release()
    _send_all()


def close():
    """From now on nothing is told."""
    global _way
    way, _way = _way, None
    _outbox.clear()
    if way is not None:
        try:
            _close(way)
        except OSError:
            pass


def moved_up(way):
    """A socket with a high number; one that cannot be had stays as it is, and so do Windows' sockets: not descriptors,
    not counted from 3, and not inherited."""
    high = way.fileno() if os.name == "nt" else _raised(way.fileno())
    if high != way.fileno():
        way.detach()
        way = sockets().socket(way.family, way.type, way.proto, high)
    way.settimeout(None)  # Whatever the program has chosen for its own.
    return way


def pair():
    """Two sockets that are connected; none on Windows, which has no such call."""
    library = sockets()
    return [moved_up(end) for end in library.socketpair()] if hasattr(library, "socketpair") else []


def sockets():
    """Not before they are needed: their import takes long."""
    global _flags
    import _socket

    _flags = getattr(_socket, "MSG_NOSIGNAL", 0)  # The program may have changed what SIGPIPE does.
    return _socket


def _raised(descriptor):
    """Its new number, under which no program of this process's inherits it; the old one if it cannot be had."""
    # Not that of the events, also if somebody has closed what is not his: they would go where this one leads to.
    own = _way if _way is None or type(_way) is int else _way.fileno()
    for high in range(_HIGH, _HIGH + 100):
        if high == own:
            continue
        try:
            os.fstat(high)
        except OSError:
            break
    try:
        os.dup2(descriptor, high, inheritable=False)
    except OSError:
        os.set_inheritable(descriptor, False)
        return descriptor  # Fewer descriptors are allowed than that.
    os.close(descriptor)
    return high
