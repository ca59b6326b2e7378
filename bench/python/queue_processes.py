"""A process puts COUNT messages into a multiprocessing.Queue, the main process takes them: messages a second."""
import multiprocessing
import sys
import time


def produce(queue, count, payload):
    for n in range(count + 1):
        queue.put({"id": n, "name": "message", "values": [n, n + 1, n + 2]} if payload == "object" else n)


if __name__ == "__main__":
    count, maxsize, payload = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    context = multiprocessing.get_context("spawn")
    queue = context.Queue(maxsize)
    producer = context.Process(target=produce, args=(queue, count, payload))
    producer.start()
    queue.get()  # the producer is there
    began = time.perf_counter()
    total = 0
    for _ in range(count):
        item = queue.get()
        total += item["id"] if payload == "object" else item
    elapsed = time.perf_counter() - began
    producer.join()
    print("rate", count / elapsed)
    print("sum", total)
