"""One thread takes the lock again at once, the other asks politely."""
import os
import sys
import time
from random import uniform
from threading import Condition, Lock, Thread

TURNS = int(os.environ.get('LAB_turns', '40'))  # of both together
HOLD = float(os.environ.get('LAB_hold', '0.1'))
FAIR = os.environ.get('LAB_fair', 'false') == 'true'

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

lock = Lock()
taken = {'greedy': 0, 'modest': 0}

# A fair lock: draw a number, wait until it is called.
desk = Condition()
drawn = 0
called = 0


def acquire_fairly():
    global drawn
    with desk:
        number = drawn
        drawn += 1
        while called != number:
            desk.wait()


def release_fairly():
    global called
    with desk:
        called += 1
        desk.notify_all()


def ask():
    while not lock.acquire(blocking=False):
        time.sleep(HOLD * uniform(0.2, 0.8))  # taken? Then come back later


def work(name, acquire, rest):
    over = False
    while not over:
        if FAIR:
            acquire_fairly()
        else:
            acquire()
        over = sum(taken.values()) >= TURNS
        if not over:
            taken[name] += 1
            time.sleep(HOLD)
        if FAIR:
            release_fairly()
        else:
            lock.release()
        if not over:
            time.sleep(rest)


def be_greedy():
    work('greedy', lock.acquire, rest=0)  # wants it back at once


def be_modest():
    work('modest', ask, rest=HOLD / 2)  # and does something else in between


def main():
    greedy = Thread(target=be_greedy, name='greedy')
    modest = Thread(target=be_modest, name='modest')
    greedy.start()
    modest.start()
    greedy.join()
    modest.join()
    for name, count in taken.items():
        share = 100 * count / TURNS
        print(f'{name}: {count} of {TURNS} turns, {share:.0f} %.')


if __name__ == '__main__':
    main()
