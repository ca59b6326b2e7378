# Nobody but the callbacks of a pool's results is at work: one computes, the next one sleeps.
import threading
import time
from multiprocessing.pool import ThreadPool


def compute(_result):
    end = time.perf_counter() + 0.6
    while time.perf_counter() < end:
        pass


def sleep(_result):
    time.sleep(0.6)
    done.set()


done = threading.Event()
with ThreadPool(1) as pool:
    pool.apply_async(abs, (-1,), callback=compute)
    pool.apply_async(abs, (-2,), callback=sleep)
    done.wait()
