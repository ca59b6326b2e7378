# With maxtasksperchild=1 every task has a process of its own.
import multiprocessing
import os


def work(n):
    return os.getpid()


with multiprocessing.get_context('fork').Pool(2, maxtasksperchild=1) as pool:
    pids = pool.map(work, range(4), chunksize=1)
    print(len(set(pids)), os.getpid() in pids)
