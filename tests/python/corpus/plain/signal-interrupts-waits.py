# SIGINT ends a wait of each kind in the main thread.
import os
import queue
import signal
import threading
import time

condition = threading.Condition()


def wait_for_it():
    with condition:
        condition.wait()


for wait in (threading.Event().wait, queue.Queue().get, wait_for_it, lambda: time.sleep(60), threading.Semaphore(0).acquire):
    threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        wait()
    except KeyboardInterrupt:
        print('KeyboardInterrupt')
