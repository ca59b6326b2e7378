"""A producer waits until all its items are dealt with, not just taken."""
import os
import sys
import time
from queue import Queue
from threading import Thread

ITEMS = int(os.environ.get('LAB_items', '10'))
SLEEP = float(os.environ.get('LAB_sleep', '0.3'))
JOIN = os.environ.get('LAB_join', 'true') == 'true'

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

q = Queue()


def produce():
    for i in range(1, ITEMS + 1):
        q.put(i)
        print(f'producer put item {i}')
    if JOIN:
        q.join()  # until task_done() has been called as often as put()
    print('producer is done')


def consume():
    for _ in range(ITEMS):
        item = q.get()
        time.sleep(SLEEP)  # the item has left the queue, but is not done yet
        print(f'consumer finished item {item}')
        q.task_done()


def main():
    producer = Thread(target=produce, name='producer')
    consumer = Thread(target=consume, name='consumer')
    producer.start()
    consumer.start()
    producer.join()
    consumer.join()


if __name__ == '__main__':
    main()
