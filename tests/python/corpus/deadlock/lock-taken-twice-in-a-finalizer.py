# A __del__ that needs the lock under which the last reference goes.
import threading


class Registered:
    def __del__(self):
        registry.acquire()  # waits: MainProcess
        registry.release()


registry = threading.Lock()
things = [Registered()]
with registry:
    things.clear()
