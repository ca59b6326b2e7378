# A daemon waits for an event that an exit hook sets.
import atexit
import threading
import time


def wait():
    event.wait()
    woken.set()


event, woken = threading.Event(), threading.Event()
atexit.register(lambda: (event.set(), print(woken.wait(5))))
threading.Thread(target=wait, daemon=True).start()
time.sleep(1)
