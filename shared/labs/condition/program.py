"""A cook puts plates on a counter; waiters wait there for a plate to take."""
import os
import sys
import time
from threading import Condition, Thread

WAITERS = int(os.environ.get('LAB_waiters', '2'))
PORTIONS = int(os.environ.get('LAB_portions', '3'))  # plates for each waiter
COOKING = float(os.environ.get('LAB_cooking', '1'))
CHECK = os.environ.get('LAB_check', 'while')

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

counter = Condition()
plates = 0
lowest = 0


def cook():
    global plates
    for n in range(1, WAITERS * PORTIONS + 1):
        time.sleep(COOKING)
        with counter:
            plates += 1
            print(f'The cook puts out plate {n}: {plates} on the counter.')
            counter.notify_all()


def serve(name):
    global plates, lowest
    for _ in range(PORTIONS):
        with counter:
            if CHECK == 'while':
                while plates <= 0:
                    counter.wait()  # woken up: look again before you take
            elif plates <= 0:
                counter.wait()  # woken up: believe it blindly
            plates -= 1
            lowest = min(lowest, plates)
            print(f'{name} takes a plate: {plates} on the counter.')


def main():
    kitchen = Thread(target=cook, name='kitchen')
    names = [f'w{i + 1}' for i in range(WAITERS)]
    threads = [Thread(target=serve, args=(name,), name=name) for name in names]
    for t in threads:
        t.start()
    kitchen.start()
    for t in threads:
        t.join()
    kitchen.join()
    print(f'Plates left: {plates}. The lowest count on the counter: {lowest}.')


if __name__ == '__main__':
    main()
