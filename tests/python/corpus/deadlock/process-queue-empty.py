# A consumer process and nobody to produce.
import multiprocessing


def consume(q):
    q.get()  # waits: consumer


fork = multiprocessing.get_context('fork')
q = fork.Queue()
consumer = fork.Process(target=consume, args=(q,), name='consumer')
consumer.start()
consumer.join()
