# A worker that dies with a task: the pool replaces the worker, but not the result.
import multiprocessing
import os

if __name__ == '__main__':
    pool = multiprocessing.get_context('fork').Pool(1)
    result = pool.apply_async(os._exit, (1,))
    result.get()  # waits: MainProcess
