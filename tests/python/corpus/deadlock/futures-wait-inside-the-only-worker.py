# A task that waits for another task, in a pool with room for one.
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix='pool')


def inner():
    return 5


def outer():
    return executor.submit(inner).result() + 1  # waits: pool_0


print(executor.submit(outer).result())
