# Main is in acquire() for ever, but for a child that will interrupt it.
import os
import signal
import threading
import time

pid = os.fork()
if pid == 0:
    time.sleep(1)
    os.kill(os.getppid(), signal.SIGINT)
    os._exit(0)
lock = threading.Lock()
lock.acquire()
try:
    lock.acquire()
except KeyboardInterrupt:
    print('interrupted')
os.waitpid(pid, 0)
