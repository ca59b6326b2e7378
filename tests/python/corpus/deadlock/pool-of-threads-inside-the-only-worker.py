# A task of a pool of threads waits for another one, for which no worker is left.
from multiprocessing.dummy import Pool


def outer():
    return pool.apply(inner)  # waits: Thread-1


def inner():
    return 1


pool = Pool(1)
print(pool.apply(outer))  # waits: MainProcess
