# The documented-by-use attributes of a queue: its deque, its mutex and its conditions.
import queue
import threading

q = queue.Queue(4)
q.put('x')
with q.mutex:
    print(list(q.queue), q._qsize(), q.maxsize)
    q.queue.clear()
    q.not_full.notify()
print(type(q.not_empty) is threading.Condition, type(q.mutex) is type(threading.Lock()))
