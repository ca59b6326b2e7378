# Locks that are pickled on their way to a spawned child are the same locks there.
import multiprocessing


def work(lock, semaphore, line):
    line.put([lock.acquire(False), semaphore.acquire(False), semaphore.acquire(False)])


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    lock, semaphore, line = spawn.Lock(), spawn.Semaphore(1), spawn.SimpleQueue()
    with lock:
        process = spawn.Process(target=work, args=(lock, semaphore, line))
        process.start()
        print(line.get())
        process.join()
    print(semaphore.acquire(False))
