# Ten thousand locks, queues and events come and go; nothing keeps them.
import gc
import queue
import threading

gc.collect()
before = len(gc.get_objects())
for _ in range(2000):
    threading.Lock(), threading.RLock(), threading.Event(), queue.Queue(), threading.Condition()
gc.collect()
print(len(gc.get_objects()) - before < 500)
