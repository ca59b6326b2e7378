# The same with spawned processes, one of the locks re-entrant.
import multiprocessing


def work(first, second, both):
    first.acquire()
    both.wait()
    second.acquire()  # waits: p1 p2


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    lock = spawn.Lock()
    rlock = spawn.RLock()
    both = spawn.Barrier(2)
    processes = [spawn.Process(target=work, args=(lock, rlock, both), name='p1'),
                 spawn.Process(target=work, args=(rlock, lock, both), name='p2')]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
