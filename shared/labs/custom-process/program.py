"""A process class of our own, whose instances end themselves by a signal."""
import os
import signal
import sys
import time
from multiprocessing import Process

LIMIT = int(os.environ.get('LAB_limit', '5'))
SLEEP = float(os.environ.get('LAB_sleep', '1'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


class Counter(Process):
    count = 0

    def run(self):
        while True:
            time.sleep(SLEEP)
            self.count += 1
            if self.count == LIMIT:
                # self.terminate() works in the parent only, where the handle
                # of the process is; the child sends itself the same signal.
                os.kill(os.getpid(), signal.SIGTERM)
            print(f'{self.name} counts {self.count}, pid {os.getpid()}')


def main():
    t1 = Counter(name='t1')
    t2 = Counter(name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print(f't1 ended with exit code {t1.exitcode}')
    print(f't2 ended with exit code {t2.exitcode}')
    print(f"main's own t1.count is still {t1.count}")


if __name__ == '__main__':
    main()
