"""A function of ours that goes for a built-in one: unlike other functions it does not become a method of an object
whose class has it as an attribute.
"""

KIND = type(len)


def built_in(original, ours):
    """Calls `ours`, and is like `original` in everything else."""
    names = {
        "__slots__": ("__weakref__",),
        "__call__": staticmethod(ours),  # Python finds it as it does methods, and makes no frame of its own.
        "__class__": property(lambda _self: KIND),
        "__doc__": original.__doc__,
        "__module__": original.__module__,
        "__wrapped__": original,
        "__getattr__": lambda _self, name: getattr(original, name),
        "__repr__": lambda _self: repr(original),
        "__dir__": lambda _self: dir(original),
        # Its name, by which it is found when it is unpickled.
        "__reduce_ex__": lambda _self, _protocol: original.__reduce__(),
    }
    return type(KIND.__name__, (), names)()
