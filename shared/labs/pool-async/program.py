"""More tasks than workers, handed over at once; a callback tells results."""
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


def done(result):
    """The callback: runs in the main process, for each result as it comes."""
    name, seconds, pid = result
    print(f'{name} took {seconds:.2f} s in process {pid}')


def main():
    pool = Pool(WORKERS)
    for i in range(1, TASKS + 1):
        pool.apply_async(work, (f'task {i}',), callback=done)
    print('main has handed over all tasks')
    pool.close()  # no further tasks; without this, join() would be an error
    pool.join()
    print('all tasks are done')


if __name__ == '__main__':
    main()
