# Each can be referred to weakly, and goes when nobody holds it.
import gc
import queue
import threading
import weakref

for make in (threading.Lock, threading.RLock, threading.Condition, threading.Semaphore, threading.Event,
             threading.Thread, queue.Queue, queue.SimpleQueue, threading.local):
    thing = make()
    reference = weakref.ref(thing)
    alive = reference() is thing
    del thing
    gc.collect()
    print(make.__name__, alive, reference())
