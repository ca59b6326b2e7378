"""Processes share no variables, but for a Value and an Array."""
import os
import sys
from multiprocessing import Array, Barrier, Process, Value

COUNT = int(os.environ.get('LAB_count', '100000'))
LOCKED = os.environ.get('LAB_locked', 'true') == 'true'

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

mine = 0  # an ordinary global: every process has one of its own


def add(index, total, steps, start):
    global mine
    lock = total.get_lock()
    start.wait()  # both begin together, so that they really meet
    for _ in range(COUNT):
        if LOCKED:
            lock.acquire()
        total.value += 1  # reading, adding and writing are three steps
        if LOCKED:
            lock.release()
        mine += 1
    steps[index] = mine  # nobody else writes in this slot: no lock needed
    print(f'Process {os.getpid()} made {mine} steps.')


def main():
    total = Value('i', 0)
    steps = Array('i', 2)
    start = Barrier(2)
    p1 = Process(target=add, args=(0, total, steps, start), name='p1')
    p2 = Process(target=add, args=(1, total, steps, start), name='p2')
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print(f'steps: {steps[0]} and {steps[1]}')
    print(f'total: {total.value}')
    print(f'mine, in the main process: {mine}')


if __name__ == '__main__':
    main()
