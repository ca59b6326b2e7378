"""Two threads add to one variable without a lock, and updates get lost."""
import os
import sys
from threading import Barrier, Thread, current_thread
from time import perf_counter

COUNT = int(os.environ.get('LAB_count', '1000000'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

m = 0
together = Barrier(2)


def plus_one(number):
    return number + 1


def add():
    global m
    together.wait()  # begin at the same moment, or one could be done too soon
    began = perf_counter()
    for _ in range(COUNT):
        m = plus_one(m)  # load, call, store: the other can step in between
    each = (perf_counter() - began) / COUNT * 1e9
    print(f'{current_thread().name}: {each:.0f} ns for each addition')


def main():
    t1 = Thread(target=add, name='t1')
    t2 = Thread(target=add, name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print(f'm = {m}, expected {2 * COUNT}, lost {2 * COUNT - m}')


if __name__ == '__main__':
    main()
