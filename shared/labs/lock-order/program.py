"""The locks of the deadlock program, but taken in one agreed order."""
import os
import sys
import time
from threading import Lock, Thread

ORDERED = os.environ.get('LAB_ordered', 'true') == 'true'
PAUSE = float(os.environ.get('LAB_pause', '1'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

lock1 = Lock()
lock2 = Lock()
locks = [lock1, lock2]


def with_both(name, *wanted):
    """Needs two locks, named in whatever order suits the caller."""
    first, second = sorted(wanted) if ORDERED else wanted  # the whole fix
    locks[first].acquire()
    print(f'{name} got lock {first + 1}.')
    time.sleep(PAUSE)
    locks[second].acquire()
    print(f'{name} got lock {second + 1}.')
    locks[second].release()
    locks[first].release()


def work1():
    with_both('Thread 1', 0, 1)


def work2():
    with_both('Thread 2', 1, 0)


def main():
    t1 = Thread(target=work1, name='t1')
    t2 = Thread(target=work2, name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print('Both are done.')


if __name__ == '__main__':
    main()
