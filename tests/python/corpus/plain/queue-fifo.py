# First in, first out, between two threads, with a room of two.
import queue
import threading


def produce():
    for n in range(10):
        q.put(n)
    q.put(None)


q = queue.Queue(maxsize=2)
threading.Thread(target=produce).start()
print(list(iter(q.get, None)), q.empty(), q.full(), q.qsize())
