# Each says what it is and who has it.
import multiprocessing

lock, rlock = multiprocessing.Lock(), multiprocessing.RLock()
print(lock, rlock, multiprocessing.Semaphore(3), multiprocessing.BoundedSemaphore(2))
with lock, rlock:
    print(lock, rlock)
print(type(lock).__module__, type(lock).__qualname__)
