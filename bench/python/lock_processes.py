"""Two processes add 1 to a Value COUNT times each, every step under a Lock."""
import multiprocessing
import sys
import time


def work(index, count, lock, m, start, elapsed):
    start.wait()
    began = time.perf_counter()
    for _ in range(count):
        lock.acquire()
        m.value += 1
        lock.release()
    elapsed[index] = time.perf_counter() - began


if __name__ == "__main__":
    count = int(sys.argv[1])
    context = multiprocessing.get_context("spawn")
    # plain: Lock() and Value("i", 0) as anybody would write it; own: the Value's own lock, a re-entrant one;
    # raw: a Value without a lock, the fastest that CPython has
    m = context.Value("i", 0, lock=sys.argv[2] != "raw")
    lock = m.get_lock() if sys.argv[2] == "own" else context.Lock()
    elapsed = context.Array("d", 2)
    start = context.Barrier(2)
    processes = [context.Process(target=work, args=(i, count, lock, m, start, elapsed)) for i in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print("p1", elapsed[0])
    print("p2", elapsed[1])
    print("m", m.value)
