"""Two threads add 1 to a global COUNT times each, every step between acquire and release."""
import sys
import threading
import time

count = int(sys.argv[1])
m = 0
lock = threading.Lock()
start = threading.Barrier(2)
elapsed = [0.0, 0.0]


def work(index):
    global m
    start.wait()
    began = time.perf_counter()
    for _ in range(count):
        lock.acquire()
        m += 1
        lock.release()
    elapsed[index] = time.perf_counter() - began


threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("t1", elapsed[0])
print("t2", elapsed[1])
print("m", m)
