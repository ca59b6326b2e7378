# Tasks in other processes: results and exceptions come back.
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor


def work(n):
    if n == 3:
        raise ValueError('three')
    return n * n, os.getpid() != parent


parent = os.getpid()
with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context('fork')) as executor:
    for future in [executor.submit(work, n) for n in range(5)]:
        print(future.exception() or future.result())
    print(list(executor.map(abs, range(-5, 0), chunksize=2)))
