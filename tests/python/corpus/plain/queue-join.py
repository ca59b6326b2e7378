# join() waits for task_done(), which may not be called too often.
import queue
import threading


def consume():
    while True:
        print('done', q.get())
        q.task_done()


q = queue.Queue()
threading.Thread(target=consume, daemon=True).start()
for n in range(3):
    q.put(n)
q.join()
print('all done', q.unfinished_tasks)
try:
    q.task_done()
except ValueError as error:
    print(error)
