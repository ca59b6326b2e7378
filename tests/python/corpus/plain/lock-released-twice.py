# Releasing a free lock is an error, and the lock stays usable.
import threading

lock = threading.Lock()
try:
    lock.release()
except RuntimeError as error:
    print(error)
with lock:
    print(lock.locked())
print(lock.locked())
