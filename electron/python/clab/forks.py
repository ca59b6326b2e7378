"""Processes that are forked: which actor the child is, and what it has to begin anew."""

from _thread import get_ident

from . import actors, wire

# Called before a fork.
before_fork = []
# Called in a forked child once it is an actor.
in_child = []
# os.fork was called otherwise than by multiprocessing.
by_hand = False
# Ids that were promised to children about to be forked, by the thread that forks.
_promised = {}


def promise(actor):
    """The next child that this thread starts is `actor`, and has been announced."""
    _promised[get_ident()] = actor


def promised():
    return _promised.get(get_ident())


def unpromise():
    _promised.pop(get_ident(), None)


def before():
    global by_hand
    for prepare in before_fork:
        prepare()
    ident = get_ident()
    if actors.silent or not wire.connected():
        return
    wire.sockets()  # Imported once here, and not in each child, which dials.
    if ident in _promised:
        return
    by_hand = True
    actor = actors.me().next_id()
    actors.created(actor, "child", "fork")
    _promised[ident] = actor


def in_forked_child():
    global by_hand
    actor = _promised.pop(get_ident(), None)
    _promised.clear()
    if actors.silent or actor is None:
        return
    others = {ident: each for ident, each in actors.by_ident.items() if ident != get_ident()}
    actors.be(actor)
    by_hand = False
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
