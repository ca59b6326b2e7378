# join() waits for a child's task_done().
import multiprocessing


def work(q, done):
    while True:
        done.value += q.get()
        q.task_done()


fork = multiprocessing.get_context('fork')
q, done = fork.JoinableQueue(), fork.Value('i', 0)
fork.Process(target=work, args=(q, done), daemon=True).start()
for n in range(5):
    q.put(n)
q.join()
print(done.value)
try:
    q.task_done()
except ValueError as error:
    print(error)
