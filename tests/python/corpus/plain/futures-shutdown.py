# After shutdown() nothing more is taken; the initializer ran in each thread.
import threading
from concurrent.futures import ThreadPoolExecutor

names = set()
executor = ThreadPoolExecutor(2, 'pool', initializer=lambda: names.add(threading.current_thread().name))
print(list(executor.map(len, ['a', 'bb'])))
executor.shutdown(wait=True)
print(names <= {'pool_0', 'pool_1'})
try:
    executor.submit(print)
except RuntimeError as error:
    print(error)
