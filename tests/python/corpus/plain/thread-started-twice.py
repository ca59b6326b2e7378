# A thread can be started once, joined any number of times, and not before it started.
import threading

thread = threading.Thread(target=print, args=('once',))
try:
    thread.join()
except RuntimeError as error:
    print(error)
thread.start()
thread.join()
thread.join(timeout=0)
try:
    thread.start()
except RuntimeError as error:
    print(error)
