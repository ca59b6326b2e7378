# acquire() with and without blocking and with a timeout, by position and by keyword.
import threading
import time

lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(blocking=False))
began = time.monotonic()
print(lock.acquire(True, 0.05), lock.acquire(timeout=0.05))
print(0.1 <= time.monotonic() - began < 5)
lock.release()
print(lock.acquire(timeout=1), lock.acquire(0))
for wrong in ({'timeout': -2}, {'blocking': False, 'timeout': 1}):
    try:
        lock.acquire(**wrong)
    except ValueError as error:
        print(error)
