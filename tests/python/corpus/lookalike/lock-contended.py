# Four threads fight for one lock for a second, and all get on.
import threading
import time


def work(n):
    while time.monotonic() < end:
        with lock:
            counts[n] += 1


end = time.monotonic() + 1
lock, counts = threading.Lock(), [0] * 4
threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(counts) > 0)
