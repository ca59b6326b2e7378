# Three consumers wait for one slow producer.
import queue
import threading
import time


def consume():
    results.append(q.get())


q, results = queue.Queue(), []
threads = [threading.Thread(target=consume) for _ in range(3)]
for thread in threads:
    thread.start()
for n in range(3):
    time.sleep(0.35)
    q.put(n)
for thread in threads:
    thread.join()
print(sorted(results))
