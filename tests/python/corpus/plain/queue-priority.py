# The smallest first, whatever the order of the puts, from several threads.
import queue
import threading

q = queue.PriorityQueue()
threads = [threading.Thread(target=q.put, args=((n % 3, n),)) for n in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([q.get() for _ in range(6)])
