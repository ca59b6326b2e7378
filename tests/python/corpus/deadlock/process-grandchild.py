# A chain of joins that ends at a grandchild with an empty queue.
import multiprocessing


def listen():
    q.get()  # waits: grandchild


def child():
    grandchild = fork.Process(target=listen, name='grandchild')
    grandchild.start()
    grandchild.join()


fork = multiprocessing.get_context('fork')
q = fork.Queue()
process = fork.Process(target=child, name='child')
process.start()
process.join()
