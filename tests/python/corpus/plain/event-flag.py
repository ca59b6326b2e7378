# wait() returns the flag; set() stays; clear() takes it back.
import threading

event = threading.Event()
print(event.wait(0.01), event.is_set())
event.set()
event.set()
print(event.wait(), event.wait(timeout=0), event.is_set())
event.clear()
print(event.wait(0))
