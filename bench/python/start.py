"""How long a process takes from start() to its first instruction, and to the end of join(); METHOD, TIMES."""
import multiprocessing
import sys
import time


def first(moment):
    moment.value = time.monotonic()  # one clock for the whole machine


if __name__ == "__main__":
    method, times = sys.argv[1], int(sys.argv[2])
    context = multiprocessing.get_context(method)
    moment = context.Value("d", 0.0)
    for n in range(-1, times):  # the first one does not count: it also starts helpers
        process = context.Process(target=first, args=(moment,))
        began = time.monotonic()
        process.start()
        process.join()
        ended = time.monotonic()
        if n >= 0:
            print(f"first {n}", moment.value - began)
            print(f"joined {n}", ended - began)
