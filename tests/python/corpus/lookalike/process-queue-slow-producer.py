# A consumer process and a producer that sleeps between its items.
import multiprocessing
import time


def produce(q):
    for n in range(3):
        time.sleep(0.35)
        q.put(n)


fork = multiprocessing.get_context('fork')
q = fork.Queue()
fork.Process(target=produce, args=(q,)).start()
print([q.get() for _ in range(3)])
