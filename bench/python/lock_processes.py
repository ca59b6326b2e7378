"""Two processes add 1 to a Value COUNT times each, every step under a Lock."""
import multiprocessing
import sys
import time


def work(index, count, lock, m, start, moments):
    start.wait()
    began = time.perf_counter()
    for _ in range(count):
        lock.acquire()
        m.value += 1
        lock.release()
    moments[2 * index] = began
    moments[2 * index + 1] = time.perf_counter()


if __name__ == "__main__":
    count = int(sys.argv[1])
    context = multiprocessing.get_context("spawn")
    # plain: Lock() and Value("i", 0) as anybody would write it; own: the Value's own lock, a re-entrant one;
    # raw: a Value without a lock, the fastest that CPython has
    m = context.Value("i", 0, lock=sys.argv[2] != "raw")
    lock = m.get_lock() if sys.argv[2] == "own" else context.Lock()
    moments = context.Array("d", 4)
    start = context.Barrier(2)
    processes = [context.Process(target=work, args=(i, count, lock, m, start, moments)) for i in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    for index in range(2):
        print(f"began {index}", moments[2 * index])
        print(f"ended {index}", moments[2 * index + 1])
    print("m", m.value)
