# A signal handler wants the lock that the interrupted code has.
import os
import signal
import threading


def handler(number, frame):
    with lock:  # waits: MainProcess
        print('handled')


lock = threading.Lock()
signal.signal(signal.SIGUSR1, handler)
with lock:
    os.kill(os.getpid(), signal.SIGUSR1)
    print('after the signal')
