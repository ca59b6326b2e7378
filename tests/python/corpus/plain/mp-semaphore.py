# A semaphore between processes, given back by another process than took it.
import multiprocessing

fork = multiprocessing.get_context('fork')
semaphore = fork.Semaphore(0)
process = fork.Process(target=semaphore.release)
process.start()
print(semaphore.acquire(timeout=10), semaphore.acquire(block=False))
process.join()
bounded = fork.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as error:
    print(error)
