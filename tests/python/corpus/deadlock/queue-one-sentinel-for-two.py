# One last item for two consumers.
import queue
import threading

q = queue.SimpleQueue()
first_is_done = threading.Event()


def first():
    while q.get() is not None:
        pass
    first_is_done.set()


def second():
    first_is_done.wait()
    q.get()  # waits: second


threading.Thread(target=first, name='first').start()
threading.Thread(target=second, name='second').start()
q.put('item')
q.put(None)
