"""threading.Condition."""

from .declared import declared, waits_in


def instrument(threading):
    declared(threading.Condition, "condition")
    waits_in(threading.Condition.wait, "wait")
    waits_in(threading.Condition.wait_for, "wait")
