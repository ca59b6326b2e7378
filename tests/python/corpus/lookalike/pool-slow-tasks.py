# apply() and map() wait for tasks that sleep.
import multiprocessing
import time


def nap(seconds):
    time.sleep(seconds)
    return seconds


with multiprocessing.get_context('fork').Pool(2) as pool:
    print(pool.apply(nap, (0.6,)), pool.map(nap, [0.3, 0.4, 0.3]))
