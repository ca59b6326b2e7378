# Two threads take two locks in opposite order.
import threading


def one():
    lock1.acquire()
    both.wait()
    lock2.acquire()  # waits: t1


def two():
    lock2.acquire()
    both.wait()
    lock1.acquire()  # waits: t2


lock1 = threading.Lock()
lock2 = threading.Lock()
both = threading.Barrier(2)
threading.Thread(target=one, name='t1').start()
threading.Thread(target=two, name='t2').start()
