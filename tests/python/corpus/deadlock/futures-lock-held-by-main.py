# Main waits for a result while it holds the lock that the task needs.
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()


def work():
    with lock:
        return 1


executor = ThreadPoolExecutor(1)
with lock:
    executor.submit(work).result()  # waits: MainProcess
