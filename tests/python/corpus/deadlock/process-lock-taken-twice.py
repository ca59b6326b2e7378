# multiprocessing's lock is not re-entrant either.
import multiprocessing

lock = multiprocessing.Lock()
with lock:
    lock.acquire()  # waits: MainProcess
