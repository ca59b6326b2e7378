# A plain lock may be released by a thread that did not take it.
import threading

baton = threading.Lock()
baton.acquire()
thread = threading.Thread(target=baton.release)
thread.start()
print(baton.acquire(timeout=5))
thread.join()
