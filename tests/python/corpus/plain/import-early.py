# Names imported before everything else are the real things.
from threading import Lock
import threading

lock = Lock()
with lock:
    print(threading.Lock is Lock, lock.locked())
thread = threading.Thread(target=lock.acquire)
thread.start()
thread.join()
print(lock.locked())
