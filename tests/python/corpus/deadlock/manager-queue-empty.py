# A child waits for an item of a manager's queue.
import multiprocessing


def consume(q):
    q.get()  # waits: consumer


if __name__ == '__main__':
    fork = multiprocessing.get_context('fork')
    manager = fork.Manager()
    q = manager.Queue()
    consumer = fork.Process(target=consume, args=(q,), name='consumer')
    consumer.start()
    consumer.join()
