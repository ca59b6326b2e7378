"""Putting a function of ours in the place of one of the library's, so that nobody can tell."""

from .built_in import KIND, built_in

_FUNCTION = type(lambda: None)


def replace(owner, name, make):
    """`owner.name` becomes `make(what it was)`, and goes by the same name."""
    original = owner.__dict__[name] if isinstance(owner, type) else getattr(owner, name)
    setattr(owner, name, disguised(original, make(original)))
    return original


def disguised(original, ours):
    if not isinstance(ours, _FUNCTION):
        return ours
    for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
        try:
            setattr(ours, attribute, getattr(original, attribute))
        except AttributeError:
            pass
    if type(original) is KIND:
        return built_in(original, ours)
    ours.__wrapped__ = original
    return ours
