# A task that waits for another task, in a pool with room for both.
import time
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(2)


def inner():
    time.sleep(1)
    return 1


print(executor.submit(lambda: executor.submit(inner).result() + 1).result())
