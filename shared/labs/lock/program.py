"""The program of race, with a lock around each addition."""
import os
import sys
from threading import Barrier, Lock, Thread, current_thread
from time import perf_counter

COUNT = int(os.environ.get('LAB_count', '1000000'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

m = 0
spare = 0  # only main uses it: the same loop where no lock is needed
lock = Lock()
together = Barrier(2)


def plus_one(number):
    return number + 1


def add():
    global m
    together.wait()
    began = perf_counter()
    for _ in range(COUNT):
        lock.acquire()
        m = plus_one(m)  # the critical section: one thread at a time
        lock.release()
    tell(f'{current_thread().name}, lock', perf_counter() - began)


def add_alone():
    global spare
    began = perf_counter()
    for _ in range(COUNT):
        spare = plus_one(spare)
    tell('main alone, no lock', perf_counter() - began)


def tell(who, seconds):
    each = seconds / COUNT * 1e9
    print(f'{who}: {each:.0f} ns for each addition')


def main():
    t1 = Thread(target=add, name='t1')
    t2 = Thread(target=add, name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print(f'm = {m}, expected {2 * COUNT}, lost {2 * COUNT - m}')
    add_alone()


if __name__ == '__main__':
    main()
