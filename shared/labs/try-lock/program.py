"""Opposite order, but whoever cannot have both gives back what it has."""
import os
import sys
import time
from random import uniform
from threading import Lock, Thread

JOBS = int(os.environ.get('LAB_jobs', '3'))
PAUSE = float(os.environ.get('LAB_pause', '0.2'))  # between the two locks
BACK_OFF = float(os.environ.get('LAB_backOff', '0.5'))  # at most so long

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

lock1 = Lock()
lock2 = Lock()
locks = [lock1, lock2]
attempts = [0, 0]  # one slot for each thread, so they need no lock
done = [0, 0]


def work(name, me):
    first, second = locks[me], locks[1 - me]
    while done[me] < JOBS:
        first.acquire()
        attempts[me] += 1
        time.sleep(PAUSE)
        if second.acquire(blocking=False):
            done[me] += 1
            print(f'{name} has both locks: job {done[me]} is done.')
            second.release()
            first.release()
        else:
            first.release()  # hold nothing while waiting
            print(f'{name} steps back.')
            time.sleep(uniform(0, BACK_OFF))  # not as long as the other


def main():
    t1 = Thread(target=work, args=('t1', 0), name='t1')
    t2 = Thread(target=work, args=('t2', 1), name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print(f'Jobs {done[0]} and {done[1]}, '
          f'attempts {attempts[0]} and {attempts[1]}.')


if __name__ == '__main__':
    main()
