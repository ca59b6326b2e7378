# join() waits for workers that sleep over each item.
import queue
import threading
import time


def work():
    while True:
        q.get()
        time.sleep(0.3)
        q.task_done()


q = queue.Queue()
for _ in range(2):
    threading.Thread(target=work, daemon=True).start()
for n in range(6):
    q.put(n)
q.join()
print('joined')
