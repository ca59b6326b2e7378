# result(), as_completed() and wait() give up when they are told to.
import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed, wait

gate = threading.Event()
with ThreadPoolExecutor(1) as executor:
    future = executor.submit(gate.wait)
    for call in (lambda: future.result(timeout=0.01), lambda: list(as_completed([future], timeout=0.01))):
        try:
            call()
        except TimeoutError as error:
            print('TimeoutError', str(error) or '-')
    print(len(wait([future], timeout=0.01).not_done))
    gate.set()
