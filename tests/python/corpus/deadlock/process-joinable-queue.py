# join() on a queue whose consumer skips one task_done().
import multiprocessing


def consume(q):
    for n in range(3):
        q.get()
        if n != 1:
            q.task_done()


fork = multiprocessing.get_context('fork')
q = fork.JoinableQueue()
fork.Process(target=consume, args=(q,), name='consumer').start()
for n in range(3):
    q.put(n)
q.join()  # waits: MainProcess
