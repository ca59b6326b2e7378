"""threading.Condition, and how the library's other conditions are seen."""

from .. import lowest, waits
from .declared import declared, waits_in


def instrument(threading):
    makes_a_lock(threading.Condition)
    declared(threading.Condition, "condition")
    for function in (threading.Condition.wait, threading.Condition.wait_for):
        waits_in(function, "wait")
        knows_the_lock(function)


def makes_a_lock(condition):
    """To be told before its constructor is replaced: the lock that it makes is the program's."""
    lowest.conditions.add(condition.__init__.__code__)


def knows_the_lock(function):
    """Whoever has been notified in `function` waits for the lock."""
    ask = waits.known[function.__code__]

    def ask_unless_notified(frame, subject):
        notified = subject is not None and subject.resource is not None and subject.resource.kind in ("lock", "rlock")
        return subject if notified else ask(frame, subject)

    waits.known[function.__code__] = ask_unless_notified
