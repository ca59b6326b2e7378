"""Tasks a second of a pool: ASYNC tasks all handed in at once, then BLOCKING tasks one after another."""
import multiprocessing
import sys
import time


def square(n):
    return n * n


if __name__ == "__main__":
    workers, asynchronous, blocking = (int(arg) for arg in sys.argv[1:4])
    pool = multiprocessing.get_context("spawn").Pool(workers)
    pool.map(square, range(workers * 10), 1)  # all workers are there
    began = time.perf_counter()
    results = [pool.apply_async(square, (n,)) for n in range(asynchronous)]
    total = sum(result.get() for result in results)
    print("async", asynchronous / (time.perf_counter() - began))
    began = time.perf_counter()
    for n in range(blocking):
        total += pool.apply(square, (n,))
    print("apply", blocking / (time.perf_counter() - began))
    print("sum", total)
    pool.close()
    pool.join()
