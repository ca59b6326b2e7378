"""The same tasks as in pool-async, but each call waits for its result."""
import os
import sys
import time
from multiprocessing import Pool
from random import uniform

WORKERS = int(os.environ.get('LAB_workers', '5'))
TASKS = int(os.environ.get('LAB_tasks', '8'))
SLEEP = float(os.environ.get('LAB_sleep', '2'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def work(name):
    print(f'{name} starts in process {os.getpid()}')
    seconds = uniform(0, SLEEP)
    time.sleep(seconds)
    return name, seconds, os.getpid()


def main():
    pool = Pool(WORKERS)
    for i in range(1, TASKS + 1):
        # apply() returns when the task is done, not before
        name, seconds, pid = pool.apply(work, (f'task {i}',))
        print(f'{name} took {seconds:.2f} s in process {pid}')
    pool.close()
    pool.join()
    print('all tasks are done')


if __name__ == '__main__':
    main()
