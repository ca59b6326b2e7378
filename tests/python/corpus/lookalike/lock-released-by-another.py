# Main takes its own lock twice; a timer releases it. No owner, no deadlock.
import threading

lock = threading.Lock()
lock.acquire()
threading.Timer(1, lock.release).start()
lock.acquire()
print('handed back')
