"""Two threads take the same two locks in opposite order."""
import os
import sys
import time
from threading import Lock, Thread

SLEEP = float(os.environ.get('LAB_sleep', '1'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

lock1 = Lock()
lock2 = Lock()


def work1():
    lock1.acquire()
    print('Thread 1 got lock 1.')
    time.sleep(SLEEP)  # time enough for thread 2 to take lock 2
    lock2.acquire()
    print('Thread 1 got lock 2.')
    lock2.release()
    lock1.release()


def work2():
    lock2.acquire()
    print('Thread 2 got lock 2.')
    time.sleep(SLEEP)  # time enough for thread 1 to take lock 1
    lock1.acquire()
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
