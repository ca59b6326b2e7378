"""Processes that are forked: which actor the child is, and what it has to begin anew."""

import os
from _thread import get_ident, get_native_id

from . import actors, wire

# Called before a fork.
before_fork = []
# Called in a forked child once it is an actor.
in_child = []
# By pid, until they are reaped: children that multiprocessing has not made, each an actor and a `fork` or a `program`.
# Those whose pid nobody tells have numbers below zero.
children = {}
# Ids that were promised to children about to be forked, by the thread that forks.
_promised = {}
# By thread: the actor that it is just forking otherwise.
_forked = {}


def promise(actor):
    """The next child that this thread starts is `actor`, and has been announced."""
    _promised[get_ident()] = actor


def promised():
    return _promised.get(get_ident())


def unpromise():
    _promised.pop(get_ident(), None)


def announced(name, start):
    """`start(actor)` starts another program as this actor, and gives its pid."""
    from . import source

    actor = actors.me().next_id()
    actors.created(actor, "child", name, source=source.here())
    promise(actor)
    try:
        pid = start(actor)
    except BaseException:
        actors.exited(actor, "lost")
        raise
    finally:
        unpromise()
    children[pid] = actor, "program"
    return pid


def in_parent():
    """It has forked. `os.fork` itself stays Python's own, since it warns whoever calls it, if there are threads."""
    unpromise()
    actor = _forked.pop(get_ident(), None)
    if actor is not None:
        pid = _newest()
        if pid is not None and pid not in children:
            children[pid] = actor, "fork"
        elif pid is None:
            children[-len(children) - 1] = actor, "fork"
        else:
            actors.exited(actor, "lost")  # There was no process to be had.


def _newest():
    """The child that this thread has forked last; None where nobody tells."""
    try:
        with open("/proc/self/task/%d/children" % get_native_id(), "rb", 0) as stream:
            pids = stream.read().split()
    except OSError:
        return None
    return int(pids[-1]) if pids else 0


def became(pid):
    """What was forked there is another program by now."""
    if pid in children:
        children[pid] = children[pid][0], "program"


def reaped(pid, status):
    """As `os.waitpid` has told it."""
    if not (os.WIFEXITED(status) or os.WIFSIGNALED(status)):
        return
    from .processes.reaping import is_expected, told

    if pid not in children:
        unknown = next((key for key in children if key < 0), None)
        if unknown is not None and not is_expected(pid):
            del children[unknown]
        return
    actor, _kind = children.pop(pid)
    told(actor, os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status))


def by_hand():
    """Whether a child that the program has forked by itself lives: it may send a signal to this process."""
    return any(kind == "fork" and not _has_ended(pid) for pid, (_actor, kind) in list(children.items()))


def _has_ended(pid):
    """Without reaping it."""
    if pid < 0:
        return False
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None
    except AttributeError:
        return False  # Nobody can tell.
    except ChildProcessError:
        return True  # Reaped unseen.


def before():
    for prepare in before_fork:
        prepare()
    ident = get_ident()
    if actors.silent or not wire.connected():
        return
    wire.sockets()  # Imported once here, and not in each child, which dials.
    if ident in _promised:
        return
    from . import source

    actor = actors.me().next_id()
    actors.created(actor, "child", "fork", source=source.here())
    _promised[ident] = _forked[ident] = actor


def in_forked_child():
    actor = _promised.pop(get_ident(), None)
    _promised.clear()
    if actors.silent or actor is None:
        return
    others = {ident: each for ident, each in actors.by_ident.items() if ident != get_ident()}
    actors.be(actor)
    children.clear()
    _forked.clear()
    if wire.reconnect():
        for ident, each in others.items():
            _leave_ghost(ident, each)
        for follow in in_child:
            follow()
        actors.begin_process()


def _leave_ghost(ident, actor):
    """A thread of the parent is not in the child, but what it held at that moment is still held there."""
    from . import resources

    ghost = actors.Actor(actors.process().next_id(), ident)
    if resources.bury(ghost):
        actors.created(ghost.id, "thread", "%s (not forked)" % actor.name)
        actors.exited(ghost.id, "lost")
