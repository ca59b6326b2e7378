# The counter of a semaphore, seen through tries.
import threading

semaphore = threading.Semaphore(2)
print([semaphore.acquire(blocking=False) for _ in range(3)])
semaphore.release()
print(semaphore.acquire(timeout=0.01), semaphore.acquire(timeout=0.01))
try:
    threading.Semaphore(-1)
except ValueError as error:
    print(error)
