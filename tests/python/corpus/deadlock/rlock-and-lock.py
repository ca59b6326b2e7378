# A lock of either kind; the second thread is a timer.
import threading


def first():
    with rlock:
        started.wait()
        lock.acquire()  # waits: now


def second():
    with lock:
        started.wait()
        rlock.acquire()  # waits: later


rlock = threading.RLock()
lock = threading.Lock()
started = threading.Barrier(2)
timer = threading.Timer(0.05, second)
timer.name = 'later'
timer.start()
threading.Thread(target=first, name='now').start()
