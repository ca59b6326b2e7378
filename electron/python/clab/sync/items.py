"""What goes through a queue of this process: each item has a number, by which it can be followed."""

from .. import resources, trace
from ..hide import hide
from ..patch import replace
from .operation import moved, told_done


def number(_queue, resource):
    """To be told of a queue that has just been made."""
    resource.numbers = _Numbers()


def tells_items(cls, size):
    """Its `_put` and `_get` are where an item really goes in and out; `size(queue)`: how many are inside."""
    replace(cls, "_put", lambda original: _put(original, size))
    replace(cls, "_get", lambda original: _get(original, size))


def tells_done(cls, unfinished):
    """`unfinished(queue)`: how many items somebody has got and not done."""
    replace(cls, "task_done", lambda original: _task_done(original, unfinished))


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


def _put(original, size):
    def put(self, item):
        try:
            original(self, item)
        except BaseException:
            hide()
            raise
        resource = resources.of(self)
        if resource is not None:
            moved("put", resource, resource.numbers.put(item), size(self), item)

    return put


def _get(original, size):
    def get(self):
        try:
            item = original(self)
        except BaseException:
            hide()
            raise
        resource = resources.of(self)
        if resource is not None:
            moved("got", resource, resource.numbers.got(item), size(self), item)
        return item

    return get


def _task_done(original, unfinished):
    def task_done(self):
        try:
            original(self)
        except BaseException:
            hide()
            raise
        if trace.tokens:
            told_done(resources.of(self), unfinished(self))

    return task_done
