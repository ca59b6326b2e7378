# The holder of the lock computes, without a call that waits.
import threading


def compute():
    with lock:
        inside.set()
        total = 0
        for n in range(6_000_000):
            total += n * n
        results.append(total)


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
print(results[1])
