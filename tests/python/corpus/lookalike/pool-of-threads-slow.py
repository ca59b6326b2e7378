# A pool of threads: its workers compute and sleep while main waits for what they give.
import time
from multiprocessing.pool import ThreadPool


def work(n):
    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        n += 1
    time.sleep(0.3)
    return n > 0


with ThreadPool(2) as pool:
    print(pool.map(work, range(3)))
