"""Two threads count with one variable, and each sees what the other did."""
import os
import sys
import time
from threading import Thread, current_thread

ROUNDS = int(os.environ.get('LAB_rounds', '5'))
SLEEP = float(os.environ.get('LAB_sleep', '1'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

m = 0  # one variable, seen by every thread


def count(step):
    global m
    for _ in range(ROUNDS):
        m += step
        print(f'{current_thread().name} adds {step}: '
              f'm = {m}, pid {os.getpid()}')
        time.sleep(SLEEP)


def work1():
    count(1)


def work2():
    time.sleep(SLEEP / 2)  # half a beat later, so that the two take turns
    count(2)


def main():
    t1 = Thread(target=work1, name='t1')
    t2 = Thread(target=work2, name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print(f'main: m = {m}, pid {os.getpid()}')


if __name__ == '__main__':
    main()
