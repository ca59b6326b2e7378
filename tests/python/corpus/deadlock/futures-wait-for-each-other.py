# Two tasks, each waiting for the other's result.
import threading
from concurrent.futures import ThreadPoolExecutor

both_known = threading.Event()
futures = []


def wait_for(other):
    both_known.wait()
    return futures[other].result()  # waits: pool_0 pool_1


with ThreadPoolExecutor(2, thread_name_prefix='pool') as executor:
    futures += [executor.submit(wait_for, 1), executor.submit(wait_for, 0)]
    both_known.set()
