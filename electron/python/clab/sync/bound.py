"""`with` asks the type for __enter__, and each of our locks has one of its own."""


class Bound(property):
    """On an object: what lies in a slot of it, without any Python being called. On the class: a function of it."""

    def __init__(self, slot):
        super().__init__(slot.__get__)

    def __call__(self, thing, *args):
        return self.fget(thing)(*args)
