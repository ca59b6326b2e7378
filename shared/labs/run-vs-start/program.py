"""The same work twice: run() does it here, start() has a new process do it."""
import os
import sys
import time
from multiprocessing import Process

SLEEP = float(os.environ.get('LAB_sleep', '1'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def work():
    print(f'work: pid {os.getpid()}, parent {os.getppid()}')
    time.sleep(SLEEP)


def main():
    p = Process(target=work, name='p')
    print(f'main: pid {os.getpid()}')
    print('run()')
    p.run()  # an ordinary call: main does the work itself
    print('start()')
    p.start()  # a new process does the work
    p.join()
    print(f'p has ended, exit code {p.exitcode}')


if __name__ == '__main__':
    main()
