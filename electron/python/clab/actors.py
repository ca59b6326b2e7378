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
# Ids that were promised to children about to be forked, by the thread that forks.
_promised = {}
# Says whether a threading.Thread is the library's own; set with `threading`.
is_helper = None
# Called before a fork.
before_fork = []
# Called in a forked child once it is an actor.
in_child = []
# Of the main thread.
main_ident = get_ident()
# os.fork was called otherwise than by multiprocessing.
forked_by_hand = False
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
    own = settings.actor if announced else "%s.%d" % (settings.actor, 1_000_000 + os.getpid())
    _be(own)
    if not wire.connect(settings):
        return False
    if not announced:
        created(own, "child", program_name(), parent=settings.actor)
    _started()
    _follow_forks()
    return True


def start_silently(settings):
    """This process only forks others: it becomes an actor when one of them learns who it is."""
    global silent
    silent = True
    trace.start(int(settings.origin), False)
    _be(settings.actor)
    _follow_forks()


def become(actor, settings):
    global silent
    silent = False
    _be(actor)
    if wire.connect(settings):
        _started()


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


def promise(actor):
    """The next child that this thread starts is `actor`, and has been announced."""
    _promised[get_ident()] = actor


def promised():
    return _promised.get(get_ident())


def unpromise():
    _promised.pop(get_ident(), None)


def program_name():
    argv = getattr(sys, "orig_argv", None) or [sys.executable or "python"]
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
        emit("actor-started", actor.id, ',"pid":%d,"ppid":%d' % (os.getpid(), os.getppid()))
    _unseen[ident] = by_ident[ident]


def find_gone():
    """Those of them that are not there any more have ended."""
    if _unseen:
        there = sys._current_frames()
        for ident, actor in list(_unseen.items()):
            if ident not in there and _unseen.pop(ident, None):
                end_thread(actor, "returned")


def end_thread(actor, cause):
    if by_ident.get(actor.ident) is actor:
        del by_ident[actor.ident]
    exited(actor.id, cause)


def _adopt():
    """A thread that nobody announced: Python's own helper, which speaks for its process, or an actor from now on."""
    threading = sys.modules.get("threading")
    thread = threading and threading._active.get(get_ident())
    if thread is not None and is_helper(thread):
        return _process
    actor = Actor(_process.next_id())
    created(actor.id, "thread", "Thread-%d" % get_ident(), daemon=True, parent=_process.id)
    begin_thread(actor)
    _unseen[actor.ident] = actor
    return actor


def _be(id):
    global _process, main_ident, forked_by_hand
    main_ident, forked_by_hand = get_ident(), False
    by_ident.clear()
    tasks.clear()
    _threads.clear()
    _unseen.clear()
    _process = Actor(id, get_ident(), "MainThread")
    by_ident[_process.ident] = _process


def _started():
    emit("actor-started", _process.id, _pids(get_native_id()))


def _pids(tid):
    return ',"pid":%d,"ppid":%d,"tid":%d' % (os.getpid(), os.getppid(), tid)


def _follow_forks():
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_in_forked_child)


def _leave_ghost(ident, actor):
    """A thread of the parent is not in the child, but what it held at that moment is still held there."""
    from . import resources

    ghost = Actor(_process.next_id(), ident)
    if resources.bury(ghost):
        created(ghost.id, "thread", "%s (not forked)" % actor.name)
        exited(ghost.id, "lost")


def _before_fork():
    for prepare in before_fork:
        prepare()
    ident = get_ident()
    if silent or ident in _promised or not wire.connected():
        return
    global forked_by_hand
    forked_by_hand = True
    actor = me().next_id()
    created(actor, "child", "fork")
    _promised[ident] = actor


def _after_fork():
    _promised.pop(get_ident(), None)


def _in_forked_child():
    actor = _promised.pop(get_ident(), None)
    _promised.clear()
    if silent or actor is None:
        return
    others = {ident: each for ident, each in by_ident.items() if ident != get_ident()}
    _be(actor)
    if wire.reconnect():
        for ident, each in others.items():
            _leave_ghost(ident, each)
        for follow in in_child:
            follow()
        _started()
