# The parent holds what the child needs, and waits for the child.
import multiprocessing


def work(lock):
    with lock:  # waits: child
        pass


fork = multiprocessing.get_context('fork')
lock = fork.Lock()
child = fork.Process(target=work, args=(lock,), name='child')
with lock:
    child.start()
    child.join()  # waits: MainProcess
