"""The types of our locks go for Python's own. This is what is asked of them, and not of a lock."""


class StandIn(type):
    """Its `_real` is the type that it goes for. What a lock has in slots are functions of the type."""

    def __instancecheck__(cls, thing):
        return type(thing) is cls.__dict__.get("_real") or type.__instancecheck__(cls, thing)


def shows(cls, *names):
    """These slots of `cls` are functions, as far as Python's own type has them."""
    for name in names:
        setattr(type(cls), name, property(_function_of(cls.__dict__[name], name, getattr(cls._real, name, None))))


def _function_of(slot, name, real):
    def function(lock, *args, **kwargs):
        return slot.__get__(lock)(*args, **kwargs)

    function.__name__, function.__qualname__ = name, getattr(real, "__qualname__", name)
    function.__doc__ = getattr(real, "__doc__", None)

    def of(cls):
        found = next(each.__dict__[name] for each in cls.__mro__ if name in each.__dict__)
        if found is not slot:  # A subclass has a function of its own.
            return found.__get__(None, cls) if hasattr(found, "__get__") else found
        if real is None:
            raise AttributeError("type object '%s' has no attribute '%s'" % (cls.__name__, name))
        return function

    return of
