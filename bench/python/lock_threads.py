"""Two threads add 1 to a global COUNT times each, every step between acquire and release."""
import sys
import threading
import time

count = int(sys.argv[1])
m = 0
lock = threading.Lock()
start = threading.Barrier(2)
moments = [None, None]


def work(index):
    global m
    start.wait()
    began = time.perf_counter()
    for _ in range(count):
        lock.acquire()
        m += 1
        lock.release()
    moments[index] = (began, time.perf_counter())


threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for index, (began, ended) in enumerate(moments):
    print(f"began {index}", began)
    print(f"ended {index}", ended)
print("m", m)
