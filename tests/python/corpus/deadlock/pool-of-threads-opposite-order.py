# Two workers of a pool of threads take two locks in opposite order; main waits for what they give.
import threading
from multiprocessing.pool import ThreadPool

a = threading.Lock()
b = threading.Lock()
both = threading.Barrier(2)


def forth():
    with a:
        both.wait()
        with b:  # waits: Thread-1
            pass


def back():
    with b:
        both.wait()
        with a:  # waits: Thread-2
            pass


def work(n):
    me = int(threading.current_thread().name.split()[0].split('-')[1])
    (forth if me % 2 else back)()


with ThreadPool(2) as pool:
    pool.map(work, range(2), chunksize=1)
