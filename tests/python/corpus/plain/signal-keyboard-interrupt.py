# SIGINT raises KeyboardInterrupt in the main thread, also out of a blocking acquire.
import os
import signal
import threading

lock = threading.Lock()
lock.acquire()
threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    lock.acquire()
except KeyboardInterrupt:
    print('KeyboardInterrupt', lock.locked())
