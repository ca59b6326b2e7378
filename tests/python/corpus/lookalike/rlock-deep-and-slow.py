# An owner goes in and out of its RLock slowly while others wait.
import threading
import time


def dive(depth):
    with lock:
        time.sleep(0.1)
        if depth:
            dive(depth - 1)


lock = threading.RLock()
threads = [threading.Thread(target=dive, args=(4,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('surfaced')
