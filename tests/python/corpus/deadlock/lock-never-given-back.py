# A thread that fails between acquire() and release() takes the lock with it.
import sys
import threading


def fail():
    lock.acquire()
    try:
        int('not a number')
    except ValueError:
        sys.exit()
    lock.release()


def need():
    first.join()
    lock.acquire()  # waits: second


lock = threading.Lock()
first = threading.Thread(target=fail, name='first')
first.start()
threading.Thread(target=need, name='second').start()
