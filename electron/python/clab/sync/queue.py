"""queue.Queue, LifoQueue and PriorityQueue."""

from .. import resources
from ..patch import replace
from .declared import declared, waits_in
from .operation import moved


def instrument(queue):
    kinds = {queue.Queue: "queue", queue.LifoQueue: "lifo-queue", queue.PriorityQueue: "priority-queue"}

    def kind(it):
        return next(kinds[cls] for cls in type(it).__mro__ if cls in kinds)

    declared(queue.Queue, kind, capacity=lambda it: max(0, it.maxsize), also=_number)
    waits_in(queue.Queue.put, "put")
    waits_in(queue.Queue.get, "get")
    waits_in(queue.Queue.join, "queue-join")
    for cls in kinds:
        replace(cls, "_put", _put)
        replace(cls, "_get", _get)


class _Numbers:
    """The numbers of the items in a queue, in the order of the puts; called under the queue's own lock."""

    __slots__ = ("next", "inside")

    def __init__(self):
        self.next = 0
        self.inside = []  # Pairs of an item's id() and its number.

    def put(self, item):
        self.inside.append((id(item), self.next))
        self.next += 1
        return self.next - 1

    def got(self, item):
        mark = id(item)
        for at, (each, number) in enumerate(self.inside):
            if each == mark:
                del self.inside[at]
                return number
        return self.inside.pop(0)[1] if self.inside else 0


def _number(_queue, resource):
    resource.numbers = _Numbers()


def _put(original):
    def put(self, item):
        original(self, item)
        resource = resources.of(self)
        if resource is not None:
            moved("put", resource, resource.numbers.put(item), self._qsize(), item)

    return put


def _get(original):
    def get(self):
        item = original(self)
        resource = resources.of(self)
        if resource is not None:
            moved("got", resource, resource.numbers.got(item), self._qsize(), item)
        return item

    return get
