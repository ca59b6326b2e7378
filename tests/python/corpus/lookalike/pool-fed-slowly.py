# The generator that a pool gets its tasks from computes, in a thread of the pool's own.
import multiprocessing
import time


def numbers():
    for n in range(3):
        end = time.perf_counter() + 0.4
        while time.perf_counter() < end:
            pass
        yield n


if __name__ == '__main__':
    with multiprocessing.get_context('fork').Pool(1) as pool:
        print(list(pool.imap(abs, numbers())))
