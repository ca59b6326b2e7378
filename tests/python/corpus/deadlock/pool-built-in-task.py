# The task itself is what blocks; no function of the program is on the worker's stack.
import threading
import time
from multiprocessing.pool import ThreadPool

go = threading.Event()
with ThreadPool(1) as pool:
    pool.apply(time.sleep, (0.2,))
    pool.apply(go.wait)
