# The documentation's trap: joining a process before its queue has been emptied.
import multiprocessing


def produce(q):
    q.put(b'x' * 1_000_000)  # its feeder thread can't write all of it


fork = multiprocessing.get_context('fork')
q = fork.Queue()
child = fork.Process(target=produce, args=(q,), name='child')
child.start()
child.join()
q.get()
