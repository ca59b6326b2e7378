# An initializer that fails once, a worker that is interrupted while it has nothing to do, semaphores below zero.
import multiprocessing
import os
import signal
import time
import traceback


def fails_at_first():
    with first.get_lock():
        first.value += 1
        if first.value == 1:
            raise ValueError('not yet')


fork = multiprocessing.get_context('fork')
first = fork.Value('i', 0)
with fork.Pool(1, fails_at_first) as pool:
    print(pool.apply(abs, (-1,)))
pool = fork.Pool(1)
print(pool.apply(abs, (-2,)))
worker = pool._pool[0]
time.sleep(0.3)
os.kill(worker.pid, signal.SIGINT)
worker.join()
pool.terminate()
try:
    fork.Semaphore(-1)
except (OSError, ValueError):
    traceback.print_exc()
