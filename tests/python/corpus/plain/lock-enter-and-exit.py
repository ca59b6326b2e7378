# What the with-statement calls can be called by hand, and returns what it should.
import threading

for make in (threading.Lock, threading.RLock, threading.Semaphore, threading.Condition):
    thing = make()
    print(make.__name__, thing.__enter__(), thing.__exit__(None, None, None))
