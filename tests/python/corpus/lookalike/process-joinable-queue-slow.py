# join() on a queue whose daemon works slowly.
import multiprocessing
import time


def work(q):
    while True:
        q.get()
        time.sleep(0.3)
        q.task_done()


fork = multiprocessing.get_context('fork')
q = fork.JoinableQueue()
fork.Process(target=work, args=(q,), daemon=True).start()
for n in range(4):
    q.put(n)
q.join()
print('joined')
