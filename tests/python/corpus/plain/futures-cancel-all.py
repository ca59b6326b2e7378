# shutdown(cancel_futures=True) drops what has not begun.
import threading
from concurrent.futures import ThreadPoolExecutor

gate, begun = threading.Event(), threading.Event()
executor = ThreadPoolExecutor(1)
running = executor.submit(lambda: (begun.set(), gate.wait())[1])
waiting = [executor.submit(print, 'never') for _ in range(3)]
begun.wait()
executor.shutdown(wait=False, cancel_futures=True)
gate.set()
print(running.result(), [future.cancelled() for future in waiting])
