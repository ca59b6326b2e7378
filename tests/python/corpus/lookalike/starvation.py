# One hardly ever lets the other have the lock.
import threading
import time


def greedy():
    while time.monotonic() < end:
        with lock:
            time.sleep(0.02)


end = time.monotonic() + 1
lock = threading.Lock()
threads = [threading.Thread(target=greedy) for _ in range(2)]
for thread in threads:
    thread.start()
with lock:
    print('got it at last')
for thread in threads:
    thread.join()
