"""asyncio's Lock, Semaphore, Event, Condition, Barrier and Queue. Only the holder of a lock has to be noted."""

from .. import actors, resources
from ..hide import hide
from ..patch import replace
from ..sync.condition import makes_a_lock
from ..sync.declared import declared, waits_in
from ..sync.items import number, tells_done, tells_items
from ..sync.operation import told
from ..trace import tokens

_holders = {}  # By id() of a lock that is held: the actor.


def instrument(module):
    if module.__name__ == "asyncio.queues":
        return _queues(module)
    lock, semaphore, bounded = module.Lock, module.Semaphore, module.BoundedSemaphore
    declared(lock, "lock", _lock_facts)
    declared(
        semaphore,
        lambda it: "bounded-semaphore" if isinstance(it, bounded) else "semaphore",
        lambda it: ((), False, ("acquire",) if it._value > 0 else ()),
        lambda it: it._value,
    )
    declared(module.Event, "event", lambda it: ((), False, ("wait",) if it._value else ()))
    makes_a_lock(module.Condition)
    declared(module.Condition, "condition")
    waits_in(lock.acquire, "acquire")
    waits_in(semaphore.acquire, "acquire")
    waits_in(module.Event.wait, "wait")
    waits_in(module.Condition.wait, "wait")
    waits_in(module.Condition.wait_for, "wait")
    if hasattr(module, "Barrier"):
        declared(module.Barrier, "barrier", capacity=lambda it: it._parties)
        waits_in(module.Barrier.wait, "wait")
    replace(lock, "acquire", _acquire)
    replace(lock, "release", _release)


def _queues(module):
    kinds = {module.Queue: "queue", module.LifoQueue: "lifo-queue", module.PriorityQueue: "priority-queue"}
    declared(
        module.Queue,
        lambda it: next(kinds[cls] for cls in type(it).__mro__ if cls in kinds),
        _queue_facts,
        lambda it: max(0, it._maxsize),
        also=number,
    )
    for cls in kinds:
        tells_items(cls, lambda it: it.qsize())
    tells_done(module.Queue, lambda it: it._unfinished_tasks)
    waits_in(module.Queue.get, "get")
    waits_in(module.Queue.put, "put")
    waits_in(module.Queue.join, "queue-join")


def _queue_facts(queue):
    return (), False, (() if queue.empty() else ("get",)) + (() if queue.full() else ("put",))


def _lock_facts(lock):
    holder = _holders.get(id(lock))
    return (holder.id,) if lock._locked and holder is not None else (), False, () if lock._locked else ("acquire",)


def _acquire(original):
    async def acquire(self):
        try:
            got = await original(self)
        except BaseException:
            hide()
            raise
        me = _holders[id(self)] = actors.speaker()
        if tokens:
            told("acquired", resources.of(self), me)
        return got

    return acquire


def _release(original):
    def release(self):
        holder = _holders.pop(id(self), None)
        if tokens:
            told("released", resources.of(self), holder)
        try:
            return original(self)
        except BaseException:
            hide()
            raise

    return release
