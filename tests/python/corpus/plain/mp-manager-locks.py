# A manager's lock, event and queue, used by spawned children.
import multiprocessing


def work(lock, start, q, n):
    start.wait()
    with lock:
        q.put(n)


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    with spawn.Manager() as manager:
        lock, start, q = manager.Lock(), manager.Event(), manager.Queue()
        processes = [spawn.Process(target=work, args=(lock, start, q, n)) for n in range(2)]
        for process in processes:
            process.start()
        start.set()
        for process in processes:
            process.join()
        print(sorted([q.get(), q.get()]), q.empty(), lock.acquire(False))
