# A handler runs in the main thread, between two of its steps.
import os
import signal
import threading


def handler(number, frame):
    print(signal.Signals(number).name, frame.f_code.co_name, threading.current_thread() is threading.main_thread())


def raise_it():
    os.kill(os.getpid(), signal.SIGUSR1)
    return 'after'


print(signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL)
signal.signal(signal.SIGUSR1, handler)
print(raise_it())
