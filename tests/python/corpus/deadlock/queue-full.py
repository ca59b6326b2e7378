# A put() into a full queue that nobody empties.
import queue
import threading

q = queue.Queue(maxsize=3)


def fill():
    for n in range(4):
        q.put(n)  # waits: filler


threading.Thread(target=fill, name='filler').start()
