# Two resources of which there is one each, taken in opposite order.
import threading


def dine(first, second):
    first.acquire()
    both.wait()
    second.acquire()  # waits: t1 t2


tables = threading.Semaphore(1)
chairs = threading.Semaphore(1)
both = threading.Barrier(2)
threading.Thread(target=dine, args=(tables, chairs), name='t1').start()
threading.Thread(target=dine, args=(chairs, tables), name='t2').start()
