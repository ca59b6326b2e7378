# A lock that another thread holds at the moment of the fork stays held in the child.
import multiprocessing
import threading


def hold():
    with lock:
        held.set()
        finished.wait()


def work():
    with lock:  # waits: child
        print('never')


lock = threading.Lock()
held, finished = threading.Event(), threading.Event()
threading.Thread(target=hold, name='holder').start()
held.wait()
child = multiprocessing.get_context('fork').Process(target=work, name='child')
child.start()
finished.set()
child.join()
