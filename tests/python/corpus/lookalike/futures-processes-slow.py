# Two processes that compute while main waits.
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def compute(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    return seconds


if __name__ == '__main__':
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context('fork')) as executor:
        print(list(executor.map(compute, [0.7, 0.8])))
