# A semaphore of 0 that nobody raises.
import threading

signal = threading.Semaphore(0)


def work():
    signal.acquire()  # waits: waiter


threading.Thread(target=work, name='waiter').start()
