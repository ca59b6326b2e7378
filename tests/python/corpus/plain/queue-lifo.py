# Last in, first out.
import queue

q = queue.LifoQueue(3)
for n in range(3):
    q.put(n)
print(q.full(), [q.get() for _ in range(3)], isinstance(q, queue.Queue))
