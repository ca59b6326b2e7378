# Ctrl-C in a loop that takes and releases a lock: whenever it comes the lock is free afterwards (since 3.10).
import os
import signal
import threading
import time
import traceback


def poke(after):
    time.sleep(after)
    os.kill(os.getpid(), signal.SIGINT)


def count(lock, stop):
    while not stop.is_set():
        with lock:
            pass


def interrupted(lock, number):
    thread = threading.Thread(target=poke, args=(0.0005 + number % 17 * 0.00007,))
    try:
        thread.start()
        count(lock, threading.Event())
    except KeyboardInterrupt as error:
        files.update(entry.filename for entry in traceback.extract_tb(error.__traceback__))
    thread.join()


def is_free(lock):
    free = []
    other = threading.Thread(target=lambda: free.append(lock.acquire(timeout=5) and lock.release() is None))
    other.start()
    other.join()
    return free[0]


files, left = set(), 0
for number in range(160):
    lock, stop = [threading.Lock, threading.RLock][number % 2](), threading.Event()
    rival = threading.Thread(target=count, args=(lock, stop), daemon=True)
    if number % 4 >= 2:
        rival.start()
    interrupted(lock, number)
    stop.set()
    left += not is_free(lock)
print(left, files - {__file__, threading.__file__})
