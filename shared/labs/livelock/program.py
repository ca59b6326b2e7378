"""Both back off in step: always busy, always polite, never any further."""
import os
import sys
import time
from random import random
from threading import Barrier, Lock, Thread

ROUNDS = int(os.environ.get('LAB_rounds', '10'))  # it would go on for ever
BACK_OFF = os.environ.get('LAB_backOff', 'same')
PAUSE = float(os.environ.get('LAB_pause', '0.2'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

lock1 = Lock()
lock2 = Lock()
locks = [lock1, lock2]
step = Barrier(2)  # equal back-off: both are ready again at the same moment
attempts = [0, 0]
progress = [0, 0]


def work(name, me):
    first, second = locks[me], locks[1 - me]
    for n in range(1, ROUNDS + 1):
        # same: try every time; random: toss a coin whether to sit this one out
        goes = BACK_OFF == 'same' or random() < 0.5
        if goes:
            first.acquire()
            attempts[me] += 1
        step.wait()  # whoever goes has its first lock now
        if goes:
            if second.acquire(blocking=False):
                progress[me] += 1
                print(f'{name} has both locks in round {n}.')
                second.release()
            else:
                print(f'{name}: after you!')
        step.wait()  # both have tried
        if goes:
            first.release()
        time.sleep(PAUSE)
        step.wait()  # both are ready again


def main():
    t1 = Thread(target=work, args=('t1', 0), name='t1')
    t2 = Thread(target=work, args=('t2', 1), name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print(f'Attempts: {sum(attempts)}. Progress: {sum(progress)}.')


if __name__ == '__main__':
    main()
