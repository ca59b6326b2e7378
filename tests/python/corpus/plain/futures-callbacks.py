# Callbacks run in the order in which they were added, a late one at once.
import threading
from concurrent.futures import Future, ThreadPoolExecutor

log, gate = [], threading.Event()
with ThreadPoolExecutor(1) as executor:
    future = executor.submit(gate.wait)
    future.add_done_callback(lambda f: log.append('first'))
    future.add_done_callback(lambda f: log.append('second'))
    gate.set()
future.add_done_callback(lambda f: log.append(f is future))
print(log)
own = Future()
own.set_running_or_notify_cancel()
own.set_result(42)
print(own.result())
