# A module that is deleted and imported again is another one, and works.
import sys
import threading

first = threading.Event
del sys.modules['queue' if 'queue' in sys.modules else 'threading']
import threading as second

lock = second.Lock()
with lock:
    print(first is second.Event, lock.locked(), second.current_thread().name)
