"""The program of deadlock, but nobody waits for its second lock for ever."""
import os
import sys
import time
from threading import Lock, Thread

SLEEP = float(os.environ.get('LAB_sleep', '1'))
TIMEOUT1 = float(os.environ.get('LAB_timeout1', '2'))
TIMEOUT2 = float(os.environ.get('LAB_timeout2', '4'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

lock1 = Lock()
lock2 = Lock()


def work1():
    while True:
        lock1.acquire()
        print('Thread 1 got lock 1.')
        time.sleep(SLEEP)
        if lock2.acquire(timeout=TIMEOUT1):
            break
        lock1.release()  # back off: without lock 1 there is no cycle
        print('Thread 1 gave up and put lock 1 back.')
        time.sleep(SLEEP)
    print('Thread 1 got lock 2.')
    lock2.release()
    lock1.release()


def work2():
    while True:
        lock2.acquire()
        print('Thread 2 got lock 2.')
        time.sleep(SLEEP)
        if lock1.acquire(timeout=TIMEOUT2):
            break
        lock2.release()
        print('Thread 2 gave up and put lock 2 back.')
        time.sleep(SLEEP)
    print('Thread 2 got lock 1.')
    lock1.release()
    lock2.release()


def main():
    t1 = Thread(target=work1, name='t1')
    t2 = Thread(target=work2, name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print('Both threads are done.')


if __name__ == '__main__':
    main()
