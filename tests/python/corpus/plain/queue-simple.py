# The queue without task_done() and without a limit.
import queue
import threading

q = queue.SimpleQueue()
threading.Thread(target=lambda: [q.put(n) for n in 'abc']).start()
print(q.get(), q.get(timeout=5), q.get())
print(q.empty(), q.qsize())
try:
    q.get(timeout=0.01)
except queue.Empty:
    print('Empty')
print(type(q).__module__, hasattr(q, 'join'))
