# The producer stops without the agreed last item; the consumer waits on.
import queue
import threading

q = queue.LifoQueue()


def produce():
    for n in (1, 2, 'three'):
        if not isinstance(n, int):
            return
        q.put(n)
    q.put(None)


def consume():
    while q.get() is not None:  # waits: consumer
        pass


consumer = threading.Thread(target=consume, name='consumer')
consumer.start()
threading.Thread(target=produce, name='producer').start()
consumer.join()
