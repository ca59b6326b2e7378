"""threading.Barrier."""

from .declared import declared, waits_in


def instrument(threading):
    barrier = threading.Barrier
    declared(barrier, "barrier", capacity=lambda it: it._parties)
    waits_in(barrier.wait, "wait")
