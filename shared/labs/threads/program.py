"""Two threads wait at the same time, in one process."""
import os
import sys
import time
from threading import Thread, current_thread, get_native_id

FILES = int(os.environ.get('LAB_files', '3'))
SLEEP = float(os.environ.get('LAB_sleep', '1'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def download():
    for i in range(1, FILES + 1):
        print(f'{current_thread().name} downloads file {i}: '
              f'pid {os.getpid()}, thread id {get_native_id()}')
        time.sleep(SLEEP)  # a download is mostly waiting


def main():
    t1 = Thread(target=download, name='t1')
    t2 = Thread(target=download, name='t2')
    began = time.monotonic()
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print(f'both took {time.monotonic() - began:.2f} s together, '
          f'pid {os.getpid()}, thread id {get_native_id()}')
    print(f'one after the other: at least {2 * FILES * SLEEP:.2f} s')


if __name__ == '__main__':
    main()
