"""Who acts in this process: the process itself, its threads, its tasks. An actor is known to the trace by its id."""

import os
import sys
from _thread import get_ident, get_native_id

from . import trace, wire
from .trace import emit, quoted


class Actor:
    """`wait` is the wait that lasts (a waits.Wait), if any; `children` counts whom it has started."""

    __slots__ = ("id", "name", "ident", "children", "seq", "wait")

    def __init__(self, id, ident=None, name=""):
        self.id = id
        self.name = name
        self.ident = ident
        self.children = 0
        self.seq = 0
        self.wait = None

    def next_id(self):
        self.children += 1
        return "%s.%d" % (self.id, self.children)


by_ident = {}
_unseen = {}  # By ident: threads whose end nobody tells.
_threads = {}  # By id() of a threading.Thread that has been started and has not ended.
tasks = {}  # Actors that are no threads, by id.
_process = None
# Says whether a threading.Thread is the library's own; set with `threading`.
is_helper = None
# Of the main thread.
main_ident = get_ident()
# Gives the actor of the task that the calling thread is in; set with asyncio.
current_task = None
# A process that only forks others is no actor itself.
silent = False


def process():
    """The actor that this process is."""
    return _process


def me():
    """The actor that the calling thread is."""
    return by_ident.get(get_ident()) or _adopt()


def speaker():
    """The task that the calling thread is in, or else the thread."""
    return (current_task and current_task()) or me()


def begin_task(actor):
    tasks[actor.id] = actor
    emit("actor-started", actor.id, _pids(get_native_id()))


def end_task(actor, cause):
    tasks.pop(actor.id, None)
    exited(actor.id, cause)


def every():
    return [*list(by_ident.values()), *list(tasks.values())]


def start(settings):
    """This process is the first one of the run, or has been started by another one; False if nobody listens to it."""
    trace.start(int(settings.origin), settings.mode == "quiet")
    announced = settings.pid in ("", str(os.getpid()))
    be(settings.actor if announced else "%s.%d" % (settings.actor, 1_000_000 + os.getpid()))
    _process.children = int(settings.started or 0)
    if not wire.connect(settings):
        return False
    if not announced:
        created(_process.id, "child", program_name(), source=settings.line or None, parent=settings.actor)
    begin_process()
    return True


def start_silently(settings):
    """This process only forks others: it becomes an actor when one of them learns who it is."""
    global silent
    silent = True
    trace.start(int(settings.origin), False)
    be(settings.actor)


def be(id):
    """This process is `id` from now on, and has one thread."""
    global _process, main_ident
    main_ident = get_ident()
    by_ident.clear()
    tasks.clear()
    _threads.clear()
    _unseen.clear()
    _process = Actor(id, get_ident(), "MainThread")
    by_ident[_process.ident] = _process


def begin_process():
    emit("actor-started", _process.id, _pids(get_native_id()))


def become(actor, settings):
    global silent
    silent = False
    be(actor)
    if wire.connect(settings):
        begin_process()


def created(actor, kind, name, daemon=None, source=None, parent=None):
    """Announces an actor that the calling one is about to start."""
    fields = ',"parent":"%s","kind":"%s","name":%s' % (parent or me().id, kind, quoted(str(name)))
    if daemon is not None:
        fields += ',"daemon":%s' % ("true" if daemon else "false")
    if source is not None:
        fields += ',"source":%s' % source
    emit("actor-created", actor, fields)


def exited(actor, cause, code=None, signal=None, message=None):
    fields = ',"cause":"%s"' % cause
    if code is not None:
        fields += ',"code":%d' % code
    if signal is not None:
        fields += ',"signal":%s' % quoted(signal)
    if message is not None:
        fields += ',"message":%s' % quoted(message[:2000])
    emit("actor-exited", actor, fields)


def program_name(argv=None):
    """What a Python is called that has been started with these words; without any: this one."""
    argv = argv or getattr(sys, "orig_argv", None) or [sys.executable or "python"]
    scripts = [word for word in argv[1:] if word.endswith(".py")]
    return os.path.basename(scripts[0] if scripts else argv[0])


def of_thread(thread):
    """The actor of a threading.Thread that lives; None if it has none."""
    if thread is not None and thread.ident is not None and thread.ident == _process.ident:
        return _process
    return _threads.get(id(thread))


def bind_thread(thread, actor):
    _threads[id(thread)] = actor


def unbind_thread(thread):
    _threads.pop(id(thread), None)


def begin_thread(actor):
    """The calling thread is this actor from now on."""
    actor.ident = get_ident()
    by_ident[actor.ident] = actor
    emit("actor-started", actor.id, _pids(get_native_id()))


def adopt(actor, ident):
    """A thread that can't speak for itself has been started."""
    if ident not in by_ident:
        actor.ident = ident
        by_ident[ident] = actor
        emit("actor-started", actor.id, _pids())
    _unseen[ident] = by_ident[ident]


def find_unseen():
    """Those of them that are not there any more have ended; True if a helper is an actor since a moment ago."""
    helpers = _helpers()
    if not helpers and not _unseen:
        return False
    there, busy = _there(helpers)
    for ident, actor in list(_unseen.items()):
        if ident not in (busy if ident in helpers else there) and _unseen.pop(ident, None):
            end_thread(actor, "returned")
    new = [ident for ident in busy if ident not in by_ident]
    for ident in new:
        _announce(ident, helpers[ident].name)
    return bool(new)


def _there(helpers):
    """The idents of the threads that there are, and those of the `helpers` that run code of the program."""
    frames = sys._current_frames()
    del frames[get_ident()]  # This one, which has them all: a cycle that would keep what their functions hold.
    return set(frames), {ident for ident in helpers if ident in frames and _runs_program(frames[ident])}


def end_thread(actor, cause):
    if by_ident.get(actor.ident) is actor:
        del by_ident[actor.ident]
    exited(actor.id, cause)


def _adopt():
    """A thread that nobody announced is an actor from now on.

    Not a helper of Python's, which speaks for its process; unless it runs code of the program, a callback or a
    generator, and as long as it does.
    """
    threading = sys.modules.get("threading")
    thread = threading and threading._active.get(get_ident())
    helps = thread is not None and is_helper(thread)
    if helps and not _runs_program(sys._getframe(1)):
        return _process
    return _announce(get_ident(), thread.name if helps else "Thread-%d" % get_ident())


def _announce(ident, name):
    actor = Actor(_process.next_id(), ident, name)
    if by_ident.setdefault(ident, actor) is actor:  # Not if a look has been quicker than the thread itself.
        created(actor.id, "thread", name, daemon=True, parent=_process.id)
        own = ident == get_ident()
        emit("actor-started", actor.id, _pids(get_native_id() if own else None))
        _unseen[ident] = actor
    return by_ident[ident]


def _helpers():
    threading = sys.modules.get("threading")
    active = list(threading._active.items()) if is_helper is not None else ()
    return {ident: thread for ident, thread in active if is_helper(thread)}


def _runs_program(frame):
    from . import source

    return source.program_frame(frame) is not None


def _pids(tid=None):
    return ',"pid":%d,"ppid":%d' % (os.getpid(), os.getppid()) + (',"tid":%d' % tid if tid else "")
