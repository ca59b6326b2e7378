# A full queue most of the time.
import queue
import threading
import time


def consume():
    for _ in range(8):
        time.sleep(0.12)
        q.get()


q = queue.Queue(1)
thread = threading.Thread(target=consume)
thread.start()
for n in range(8):
    q.put(n)
thread.join()
print(q.empty())
