# Four threads add under a lock: nothing is lost.
import threading


def add():
    global total
    for _ in range(5000):
        with lock:
            total += 1


total = 0
lock = threading.Lock()
threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, lock.locked())
