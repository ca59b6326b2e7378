# A worker process waits for a semaphore that nobody raises.
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def work():
    signal.acquire()  # waits: ForkProcess-1


fork = multiprocessing.get_context('fork')
signal = fork.Semaphore(0)
with ProcessPoolExecutor(1, mp_context=fork) as executor:
    executor.submit(work).result()
