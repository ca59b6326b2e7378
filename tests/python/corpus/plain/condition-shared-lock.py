# Two conditions over one lock, as queue.Queue has them; and one over an RLock taken twice.
import threading

lock = threading.Lock()
full, empty = threading.Condition(lock), threading.Condition(lock)
with full:
    print(lock.locked(), empty.acquire(False))
    empty.notify()


def wake():
    with condition:
        condition.notify()


rlock = threading.RLock()
condition = threading.Condition(rlock)
with rlock, condition:
    threading.Timer(0.02, wake).start()
    print(condition.wait(5))
print(rlock.acquire(False))
