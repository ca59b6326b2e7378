# The classic cycle, but one of them gives up.
import threading


def one():
    with lock1:
        both.wait()
        log.append(lock2.acquire(timeout=1))


def two():
    with lock2:
        both.wait()
        log.append(lock1.acquire(timeout=2.5))


lock1, lock2, both, log = threading.Lock(), threading.Lock(), threading.Barrier(2), []
threads = [threading.Thread(target=one), threading.Thread(target=two)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
