"""Starts COUNT processes and joins them all; with "hold" they stay until a line comes on standard input."""
import multiprocessing
import sys
import time


def nothing():
    pass


def stay(here, leave):
    here.release()
    leave.wait()


if __name__ == "__main__":
    count, hold = int(sys.argv[1]), sys.argv[2] == "hold"
    context = multiprocessing.get_context("spawn")
    if hold:
        here, leave = context.Semaphore(0), context.Event()
        processes = [context.Process(target=stay, args=(here, leave)) for _ in range(count)]
        for p in processes:
            p.start()
        for p in processes:
            here.acquire()
        print("pids", *(p.pid for p in processes), flush=True)
        sys.stdin.readline()
        leave.set()
        for p in processes:
            p.join()
    else:
        processes = [context.Process(target=nothing) for _ in range(count)]
        began = time.perf_counter()
        for p in processes:
            p.start()
        for p in processes:
            p.join()
        print("seconds", time.perf_counter() - began)
    sys.exit(0 if all(p.exitcode == 0 for p in processes) else 1)
