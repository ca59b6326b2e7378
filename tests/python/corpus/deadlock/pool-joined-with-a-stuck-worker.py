# close() and join() while a worker waits for an event that nobody sets.
import multiprocessing


def work():
    gate.wait()  # waits: ForkPoolWorker-1


fork = multiprocessing.get_context('fork')
gate = fork.Event()
pool = fork.Pool(1)
pool.apply_async(work)
pool.close()
pool.join()
