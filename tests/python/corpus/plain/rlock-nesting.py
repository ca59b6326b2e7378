# An RLock is taken as often as it is released; others get it only then.
import threading


def try_it():
    got.append(lock.acquire(blocking=False))


def from_elsewhere():
    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()


got = []
lock = threading.RLock()
with lock:
    with lock:
        lock.acquire()
        from_elsewhere()
        lock.release()
    from_elsewhere()
from_elsewhere()
print(got)
