# A future that has not begun can be cancelled; one that runs can't.
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

gate, begun = threading.Event(), threading.Event()
with ThreadPoolExecutor(1) as executor:
    running = executor.submit(lambda: (begun.set(), gate.wait()))
    waiting = executor.submit(print, 'never')
    begun.wait()
    print(running.cancel(), waiting.cancel(), waiting.cancelled())
    gate.set()
try:
    waiting.result()
except CancelledError:
    print('CancelledError')
