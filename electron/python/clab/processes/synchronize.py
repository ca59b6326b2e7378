"""multiprocessing's Condition, Event and Barrier: made of semaphores, and seen as what they are."""

from .. import resources, waits
from ..sync.condition import knows_the_lock, makes_a_lock
from ..sync.declared import declared
from .sem_lock import is_free, key_of


def instrument(module):
    condition, event, barrier = module.Condition, module.Event, module.Barrier
    makes_a_lock(condition)
    declared(condition, "condition", key=lambda it: key_of(it._lock, "condition"))
    declared(event, "event", _flag, key=lambda it: key_of(it._cond._lock, "event"))
    declared(barrier, "barrier", key=lambda it: key_of(it._cond._lock, "barrier"), capacity=lambda it: it._parties)
    _waits(condition.wait, "condition", lambda it: it._lock)
    _waits(condition.wait_for, "condition", lambda it: it._lock)
    for function in (condition.wait, condition.wait_for):
        knows_the_lock(function)
    _waits(event.wait, "event", lambda it: it._cond._lock)
    _waits(barrier.wait, "barrier", lambda it: it._cond._lock)


def _flag(event):
    return (), False, ("wait",) if is_free(event._flag) else ()


def _waits(function, kind, lock_of):
    def ask(frame, _subject):
        thing = frame.f_locals.get("self")
        try:
            known = resources.of(thing) or resources.shared(kind, key_of(lock_of(thing), kind))
        except AttributeError:
            return None  # A thread's, which is another class with the same function.
        return waits.Subject("wait", known)

    waits.knows(function, ask)
