# The pool of threads with the same interface: it shares the globals.
import os
from multiprocessing.pool import ThreadPool

seen = []


def work(n):
    seen.append(os.getpid())
    return n * 10


with ThreadPool(3) as pool:
    print(pool.map(work, range(5)), set(seen) == {os.getpid()})
