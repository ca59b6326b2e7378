# Tries and timeouts, by their old names; who may release; what may not be done.
import multiprocessing

lock, rlock = multiprocessing.Lock(), multiprocessing.RLock()
print(lock.acquire(), lock.acquire(block=False), lock.acquire(True, 0.02))
lock.release()
try:
    lock.release()
except ValueError as error:
    print(error)
print(rlock.acquire(), rlock.acquire(), rlock.release(), rlock.release())
try:
    rlock.release()
except AssertionError as error:
    print(error)
