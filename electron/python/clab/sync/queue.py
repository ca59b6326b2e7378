"""queue.Queue, LifoQueue and PriorityQueue."""

from .declared import declared, waits_in
from .items import number, tells_done, tells_items


def instrument(queue):
    kinds = {queue.Queue: "queue", queue.LifoQueue: "lifo-queue", queue.PriorityQueue: "priority-queue"}

    def kind(it):
        return next(kinds[cls] for cls in type(it).__mro__ if cls in kinds)

    declared(queue.Queue, kind, capacity=lambda it: max(0, it.maxsize), also=number)
    waits_in(queue.Queue.put, "put")
    waits_in(queue.Queue.get, "get")
    waits_in(queue.Queue.join, "queue-join")
    for cls in kinds:
        tells_items(cls, lambda it: it._qsize())
    tells_done(queue.Queue, lambda it: it.unfinished_tasks)
