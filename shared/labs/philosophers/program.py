"""Philosophers at a round table; to eat, one needs the fork on either side."""
import os
import sys
import time
from threading import Barrier, Lock, Semaphore, Thread

PHILOSOPHERS = int(os.environ.get('LAB_philosophers', '5'))
MEALS = int(os.environ.get('LAB_meals', '2'))
PAUSE = float(os.environ.get('LAB_pause', '1'))  # between the two forks
STRATEGY = os.environ.get('LAB_strategy', 'naive')

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

forks = [Lock() for _ in range(PHILOSOPHERS)]
waiter = Semaphore(PHILOSOPHERS - 1)  # never lets all reach for a fork at once
seated = Barrier(PHILOSOPHERS)  # they begin together


def dine(name, seat):
    first, second = seat, (seat + 1) % PHILOSOPHERS
    if STRATEGY == 'ordered' and first > second:
        first, second = second, first  # that changes only what the last does
    seated.wait()
    for _ in range(MEALS):
        if STRATEGY == 'waiter':
            waiter.acquire()
        forks[first].acquire()
        print(f'{name} has fork {first + 1}.')
        time.sleep(PAUSE)
        forks[second].acquire()
        print(f'{name} has fork {second + 1} too, and eats.')
        forks[second].release()
        forks[first].release()
        if STRATEGY == 'waiter':
            waiter.release()
    print(f'{name} is full.')


def main():
    threads = [Thread(target=dine, args=(f'p{i + 1}', i), name=f'p{i + 1}')
               for i in range(PHILOSOPHERS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print('The table is cleared.')


if __name__ == '__main__':
    main()
