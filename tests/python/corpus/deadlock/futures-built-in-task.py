# The task itself is what blocks; no function of the program is on the worker's stack.
import threading
import time
from concurrent.futures import ThreadPoolExecutor

go = threading.Event()
with ThreadPoolExecutor(1, thread_name_prefix='w') as pool:
    pool.submit(time.sleep, 0.2)
    pool.submit(go.wait)
