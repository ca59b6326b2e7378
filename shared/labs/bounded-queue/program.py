"""A queue with room for five items gets a sixth one."""
import os
import sys
from multiprocessing import Queue
from queue import Empty, Full

MAXSIZE = int(os.environ.get('LAB_maxsize', '5'))
TIMEOUT = float(os.environ.get('LAB_timeout', '0'))  # 0: wait for ever

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def with_timeout(q):
    try:
        q.put(MAXSIZE + 1, timeout=TIMEOUT)
    except Full:
        print(f'Full: no room within {TIMEOUT:g} s')
    for _ in range(MAXSIZE):
        print(f'got {q.get()}')
    try:
        q.get(timeout=TIMEOUT)
    except Empty:
        print(f'Empty: no item within {TIMEOUT:g} s')


def main():
    q = Queue(MAXSIZE)
    print(f'empty: {q.empty()}')
    for i in range(1, MAXSIZE + 1):
        q.put(i)
        print(f'put {i}')
    print(f'full: {q.full()}')
    if TIMEOUT > 0:
        with_timeout(q)
        return
    print('one more put')
    q.put(MAXSIZE + 1)  # no room, and nobody who would ever make some
    print('this line is never reached')


if __name__ == '__main__':
    main()
