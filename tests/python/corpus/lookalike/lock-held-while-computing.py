# The holder of the lock computes, without a call that waits.
import threading
import time


def compute():
    with lock:
        inside.set()
        end = time.monotonic() + 1
        while time.monotonic() < end:
            sum(range(10_000))


def wait():
    inside.wait()
    with lock:
        results.append('after')


lock, inside, results = threading.Lock(), threading.Event(), []
threads = [threading.Thread(target=compute), threading.Thread(target=wait)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
