"""A class of the library whose objects are resources once the program makes one."""

from _weakref import ref

from .. import resources, waits
from ..hide import hide
from ..patch import replace


def declared(cls, kind, facts=None, capacity=None, key=None, also=None):
    """Each object of `cls` becomes a resource.

    `kind` is its kind or says it of an object, `facts`, `capacity` and `key` say theirs (see resources.Resource),
    `also(thing, resource)` is called with a new one.
    """

    def make(original):
        def __init__(self, *args, **kwargs):
            try:
                original(self, *args, **kwargs)
            except BaseException:
                hide()
                raise
            resource = resources.made(
                kind if isinstance(kind, str) else kind(self),
                self,
                _of(facts, self),
                key(self) if key else None,
                capacity(self) if capacity else None,
            )
            if resource is not None:
                resources.attach(self, resource)
                if also:
                    also(self, resource)

        return __init__

    replace(cls, "__init__", make)


def waits_in(function, op):
    """Who is in `function` waits for `op` on its `self`, if the program has made that."""

    def ask(frame, _subject):
        resource = resources.of(frame.f_locals.get("self"))
        return resource and waits.Subject(op, resource)

    waits.knows(function, ask)


def _of(facts, thing):
    if facts is None:
        return None
    reference = ref(thing)

    def now():
        alive = reference()
        return facts(alive) if alive is not None else ((), False, ())

    return now
