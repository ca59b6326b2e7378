"""Two processes count with a global variable, and neither sees the other."""
import os
import sys
import time
from multiprocessing import Process, current_process

SLEEP = float(os.environ.get('LAB_sleep', '1'))
SECONDS = float(os.environ.get('LAB_seconds', '5'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

m = 0  # each process has a variable m of its own


def count(step, args):
    global m
    told = ', '.join(str(arg) for arg in args)
    while True:
        m += step
        print(f'{current_process().name}: m = {m}, pid {os.getpid()}, '
              f'parent {os.getppid()}, args {told}')
        time.sleep(SLEEP)


def work1(*args):
    count(1, args)


def work2(*args):
    count(2, args)


def main():
    task_1 = Process(target=work1, args=(1, 3), name='task_1')
    task_2 = Process(target=work2, args=(2, 4), name='task_2')
    task_1.start()
    task_2.start()
    time.sleep(SECONDS)
    task_1.terminate()  # they would count for ever
    task_2.terminate()
    task_1.join()
    task_2.join()
    print(f'main: m = {m}, pid {os.getpid()}')


if __name__ == '__main__':
    main()
