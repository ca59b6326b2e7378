# Main waits in put() on a full queue again and again.
import multiprocessing
import time


def consume(q):
    for _ in range(5):
        time.sleep(0.2)
        q.get()


fork = multiprocessing.get_context('fork')
q = fork.Queue(1)
child = fork.Process(target=consume, args=(q,))
child.start()
for n in range(5):
    q.put(n)
child.join()
print(child.exitcode)
