# A worker that runs what is built in, and blocks in it, is not one that waits for work.
import threading
import time
from multiprocessing.pool import ThreadPool

go = threading.Event()
with ThreadPool(1) as pool:
    pool.apply(time.sleep, (0.2,))
    pool.apply(go.wait)
