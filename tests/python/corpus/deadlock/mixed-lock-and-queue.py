# The consumer holds the lock that the producer needs, and waits for its item.
import queue
import threading


def consume():
    with lock:
        inside.set()
        print(q.get())  # waits: consumer


def produce():
    inside.wait()
    with lock:
        q.put('item')


lock = threading.Lock()
q = queue.Queue()
inside = threading.Event()
threading.Thread(target=consume, name='consumer').start()
threading.Thread(target=produce, name='producer').start()
