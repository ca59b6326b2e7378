# A consumer that forgets task_done().
import queue
import threading

q = queue.Queue()


def consume():
    for _ in range(3):
        q.get()


threading.Thread(target=consume, name='consumer').start()
for n in range(3):
    q.put(n)
q.join()  # waits: MainProcess
