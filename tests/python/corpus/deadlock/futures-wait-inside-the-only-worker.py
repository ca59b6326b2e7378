# A task that waits for another task, in a pool with room for one.
import threading
from concurrent.futures import ThreadPoolExecutor


def outer():
    inner = executor.submit(len, 'inner')
    asked.set()
    return inner.result() + 1  # waits: pool_0


asked = threading.Event()
with ThreadPoolExecutor(max_workers=1, thread_name_prefix='pool') as executor:
    executor.submit(outer)
    asked.wait()
