# Main holds a lock until a result's callback has run, which wants that lock.
import threading
from multiprocessing.pool import ThreadPool

lock = threading.Lock()
done = threading.Event()


def callback(_result):
    with lock:
        done.set()


with ThreadPool(1) as pool, lock:
    pool.apply_async(abs, (-1,), callback=callback)
    done.wait()  # waits: MainProcess
