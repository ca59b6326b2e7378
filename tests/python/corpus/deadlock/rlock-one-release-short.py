# Taken twice, given back once, by a thread that is gone.
import threading


def careless():
    lock.acquire()
    lock.acquire()
    lock.release()
    second_is_up.wait()


def need():
    second_is_up.set()
    first.join()
    lock.acquire()  # waits: second


lock = threading.RLock()
second_is_up = threading.Event()
first = threading.Thread(target=careless, name='first')
first.start()
threading.Thread(target=need, name='second').start()
