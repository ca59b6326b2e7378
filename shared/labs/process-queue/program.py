"""A producer and a consumer in two processes, a bounded queue between them."""
import os
import sys
import time
from multiprocessing import Process, Queue

ITEMS = int(os.environ.get('LAB_items', '10'))
MAXSIZE = int(os.environ.get('LAB_maxsize', '3'))
MAKING = float(os.environ.get('LAB_making', '0.2'))
USING = float(os.environ.get('LAB_using', '0.5'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def produce(q):
    for i in range(1, ITEMS + 1):
        time.sleep(MAKING)
        q.put(i)  # waits while the queue is full
        print(f'put {i}, pid {os.getpid()}')


def consume(q):
    for _ in range(ITEMS):
        item = q.get()  # waits while the queue is empty
        print(f'got {item}, pid {os.getpid()}')
        time.sleep(USING)


def main():
    q = Queue(MAXSIZE)  # the one thing that both processes share
    producer = Process(target=produce, args=(q,), name='producer')
    consumer = Process(target=consume, args=(q,), name='consumer')
    producer.start()
    consumer.start()
    producer.join()
    consumer.join()
    print(f'all {ITEMS} items have crossed over')


if __name__ == '__main__':
    main()
