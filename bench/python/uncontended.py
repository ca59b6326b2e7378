"""What it costs to take and give back a lock that nobody else wants: nanoseconds, the least of several rounds."""

import sys
import threading
import time

COUNT = int(sys.argv[1])
ROUNDS = 50

lock = threading.Lock()


def calls():
    began = time.perf_counter()
    for _ in range(COUNT):
        lock.acquire()
        lock.release()
    return time.perf_counter() - began


def blocks():
    began = time.perf_counter()
    for _ in range(COUNT):
        with lock:
            pass
    return time.perf_counter() - began


for label, measure in (("acquire and release", calls), ("with", blocks)):
    print(label, min(measure() for _ in range(ROUNDS)) / COUNT * 1e9)
