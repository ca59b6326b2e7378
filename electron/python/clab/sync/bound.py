"""`with` asks the type for __enter__, and each of our locks has one of its own."""

from _operator import attrgetter  # The module `operator` would take longer to import than all of `sync`.


class Bound(property):
    """On an object: what lies in one of its slots, without any Python being called. On the class: a function of it."""

    def __init__(self, slot):
        super().__init__(attrgetter(slot))

    def __call__(self, thing, *args):
        return self.fget(thing)(*args)
