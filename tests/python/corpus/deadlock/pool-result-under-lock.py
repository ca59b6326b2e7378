# Main waits for a result while it holds the lock that the worker needs.
import multiprocessing


def work():
    with lock:
        return 1


fork = multiprocessing.get_context('fork')
lock = fork.Lock()
pool = fork.Pool(1)
with lock:
    pool.apply(work)  # waits: MainProcess
