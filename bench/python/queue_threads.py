"""A thread puts COUNT integers into a queue.Queue, another takes them: messages a second."""
import queue
import sys
import threading
import time

count, maxsize = int(sys.argv[1]), int(sys.argv[2])
q = queue.Queue(maxsize)
result = [0.0, 0]


def produce():
    for n in range(count + 1):
        q.put(n)


def consume():
    q.get()  # the producer is there
    began = time.perf_counter()
    total = 0
    for _ in range(count):
        total += q.get()
    result[:] = [time.perf_counter() - began, total]


producer = threading.Thread(target=produce)
consumer = threading.Thread(target=consume)
consumer.start()
producer.start()
producer.join()
consumer.join()
print("rate", count / result[0])
print("sum", result[1])
