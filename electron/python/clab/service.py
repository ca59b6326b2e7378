"""Answers the supervisor's looks: who waits for what in this process, and who holds what.

A thread that Python's `threading` does not know of. It is started when somebody waits for the first time, so a
process that never waits has none.
"""

import os
import sys
from _thread import allocate_lock, start_new_thread

import _signal

from . import actors, forks, resources, signals, wire

_PATIENCE = 10_000  # Times that the threads are counted before we give up.

_starting = allocate_lock()
_line = None  # The connection for looks.
_unfinished = b""  # The beginning of a line that has come over it.
_bell = []  # Rung when the thread shall end: two sockets, since nothing but a socket takes what is sent to one.
_ended = None  # A lock, held as long as the thread lives; None while there is none.


def needed():
    """Somebody waits: from now on there may be looks."""
    global _line, _bell
    if _ended is not None or not wire.connected():
        return
    with _starting:
        if _ended is not None:
            return
        if _line is None:
            try:
                line = wire.dial("hello")
                _bell = wire.pair()
            except OSError:
                return
            _line = line
        _start()


def _start():
    global _ended
    ended = allocate_lock()
    ended.acquire()
    mask = _block_signals()
    try:
        start_new_thread(_serve, (_line, _bell, ended))
        _ended = ended
    except RuntimeError:
        _let_go()  # There are no new threads when Python is about to end.
    finally:
        _unblock_signals(mask)


def _stop():
    """Ends the thread and returns when the operating system does not count it any more."""
    global _ended
    threads = _count_threads()
    if _ended.acquire(False):
        return _let_go()  # It had lost its connection.
    if not _ring():
        return None
    _ended.acquire()
    _ended = None
    for _ in range(_PATIENCE):
        if _count_threads() < threads:
            break
    if forks.promised() is None:
        _let_go()  # Nobody says that it is needed again, as a Process does once it is started.
    return None


def forget():
    """In a forked child: the thread is the parent's."""
    global _starting
    _starting = allocate_lock()
    if _line is not None:
        _let_go()


def _ring():
    """False if the program has closed what is ours."""
    try:
        _bell[1].send(b"x")
    except OSError:
        return False
    return True


def _let_go():
    global _line, _ended, _unfinished
    line, _line, _ended, _unfinished = _line, None, None, b""
    for way in (line, *_bell):
        try:
            way.close()
        except OSError:
            pass


def _count_threads():
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 0


def _serve(line, bell, ended):
    """At the end of the program it is simply left; what it has open is kept by its frame, so that no warning is due."""
    global _unfinished
    try:
        rung = _watch(line, bell)
        while not rung():
            received = line.recv(65536)
            if not received:
                break
            *lines, _unfinished = (_unfinished + received).split(b"\n")
            for request in lines:
                answer = _answer(request.decode())
                if answer is not None:
                    line.sendall(answer.encode())
    except (OSError, ValueError):
        pass  # Somebody has closed what is not his.
    finally:
        ended.release()


def _watch(line, bell):
    """Waits until something has come, and says whether it is the bell. Where there is none (Windows) nobody forks, and
    only a fork ends the thread."""
    if not bell:
        return lambda: False
    import select

    waiting = select.poll()
    waiting.register(line.fileno(), select.POLLIN)
    waiting.register(bell[0].fileno(), select.POLLIN)

    def rung():
        if any(fd == bell[0].fileno() or event & select.POLLNVAL for fd, event in waiting.poll()):
            bell[0].recv(1)
            return True
        return False

    return rung


def _answer(request):
    if '"look"' in request:
        number = int(request.partition('"id":')[2].rstrip("}"))
        return looked(number)
    if '"gone"' in request:
        from .processes import reaping

        actor, _, pid = request.partition('"actor":"')[2].partition('","pid":')
        reaping.gone(actor, int(pid.rstrip("}")))
    return None


def looked(number):
    """Everything that waits in this process, and what is known about what they wait for or hold between processes."""
    # Of one that has just become an actor the supervisor may not know yet, and it could wake anybody.
    waiting = [] if actors.find_unseen() else actors.every()
    waits, seen = [], {}
    for actor in waiting:
        wait = actor.wait
        if wait is None or (wait.over is not None and wait.over()):
            continue
        if actor.ident == actors.main_ident and signals.may_come():
            continue
        waits.append('{"actor":"%s"%s}' % (actor.id, wait.body))
        resource = wait.subject.resource
        if resource is not None:
            seen[resource.id()] = resource
    for resource in resources.every():
        if resource.key is not None and resource.key not in seen and resource.holders():
            seen[resource.id()] = resource
    told = [resource.seen() for resource in seen.values()]
    return '{"type":"looked","id":%d,"waits":[%s],"resources":[%s]}\n' % (number, ",".join(waits), ",".join(told))


def _block_signals():
    """Before a thread begins, which inherits it: one that got a signal would not wake the main thread for its handler."""
    if hasattr(_signal, "pthread_sigmask"):
        return _signal.pthread_sigmask(_signal.SIG_BLOCK, _signal.valid_signals())
    return None


def _unblock_signals(mask):
    """Handlers of signals that have come meanwhile run in here."""
    if mask is not None:
        _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)


def _step_aside():
    """From 3.12 on Python warns of a fork if the operating system counts several threads, and it would count ours."""
    if _ended is not None and len(actors.by_ident) == 1:
        _stop()


forks.in_child.append(forget)
if sys.version_info >= (3, 12):
    forks.before_fork.append(_step_aside)
