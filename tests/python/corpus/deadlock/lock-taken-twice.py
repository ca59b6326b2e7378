# Main takes a lock that it has already.
import threading

lock = threading.Lock()
lock.acquire()
print('once', flush=True)
lock.acquire()  # waits: MainProcess
print('twice')
