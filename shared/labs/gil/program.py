"""Jobs that wait and jobs that compute: in turn, on threads, on processes."""
import os
import sys
import time
from multiprocessing import Process
from threading import Thread

JOBS = int(os.environ.get('LAB_jobs', '4'))
SLEEP = float(os.environ.get('LAB_sleep', '1'))
ROUNDS = int(os.environ.get('LAB_rounds', '20000000'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def wait():
    """I/O-bound: nothing but waiting, as for a disk or a server."""
    time.sleep(SLEEP)


def compute():
    """CPU-bound: nothing but computing (a random number generator).

    An interpreter needs several times as long for a round as compiled code,
    so it does a fifth of them.
    """
    x = 1
    for _ in range(ROUNDS // 5):
        x = x * 48_271 % 2_147_483_647
    return x


def sequential(job):
    for _ in range(JOBS):
        job()


def on_threads(job):
    start_and_join([Thread(target=job) for _ in range(JOBS)])


def on_processes(job):
    start_and_join([Process(target=job) for _ in range(JOBS)])


def start_and_join(workers):
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def timed(label, way, job):
    began = time.perf_counter()
    way(job)
    print(f'{label}: {time.perf_counter() - began:.3f} s')


def compare(group, job):
    timed(f'{group}, sequential', sequential, job)
    timed(f'{group}, threads', on_threads, job)
    timed(f'{group}, processes', on_processes, job)


def has_gil():
    """Only a free-threaded Python, 3.13 or newer, can do without."""
    return getattr(sys, '_is_gil_enabled', lambda: True)()


def main():
    print(f'{JOBS} jobs on {os.cpu_count()} cores')
    print(f'one lock around the interpreter: {has_gil()}')
    compare('I/O-bound', wait)
    compare('CPU-bound', compute)


if __name__ == '__main__':
    main()
