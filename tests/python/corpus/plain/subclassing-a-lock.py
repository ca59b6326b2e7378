# The lock's own type can't be a base; a class around it can do as well.
import threading

try:
    type('MyLock', (type(threading.Lock()),), {})
except TypeError as error:
    print(str(error).replace('\'_thread.lock\'', 'lock'))


class Guarded:
    def __init__(self):
        self._lock = threading.Lock()

    def __getattr__(self, name):
        return getattr(self._lock, name)


guarded = Guarded()
print(guarded.acquire(), guarded.locked(), guarded.release())
