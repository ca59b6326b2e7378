# A child can't end, because a thread of its own waits for ever.
import multiprocessing
import queue
import threading


def listen(q):
    q.get()  # waits: listener


def work():
    q = queue.Queue()
    threading.Thread(target=listen, args=(q,), name='listener').start()


child = multiprocessing.get_context('fork').Process(target=work, name='child')
child.start()
child.join()
