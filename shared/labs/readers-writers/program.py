"""A notice board: many may read at once, but a writer needs it alone."""
import os
import sys
import time
from threading import Condition, Thread

READERS = int(os.environ.get('LAB_readers', '4'))
WRITERS = int(os.environ.get('LAB_writers', '1'))
ROUNDS = int(os.environ.get('LAB_rounds', '3'))
STAY = float(os.environ.get('LAB_stay', '1'))
FAVOUR = os.environ.get('LAB_favour', 'readers')

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

board = Condition()
reading = 0  # how many are reading now
writing = 0  # 1 while somebody writes
queueing = 0  # writers at the door
most_readers = 0
clashes = 0
version = 0


def begin_reading():
    global reading, most_readers, clashes
    with board:
        while writing or (FAVOUR == 'writers' and queueing):
            board.wait()
        reading += 1
        most_readers = max(most_readers, reading)
        if writing:
            clashes += 1


def end_reading():
    global reading
    with board:
        reading -= 1
        if reading == 0:
            board.notify_all()


def begin_writing():
    global queueing, writing, clashes
    with board:
        queueing += 1
        while writing or reading:
            board.wait()
        queueing -= 1
        writing += 1
        if reading or writing > 1:
            clashes += 1


def end_writing():
    global writing
    with board:
        writing -= 1
        board.notify_all()


def read(name, lag):
    time.sleep(lag)  # their visits overlap like roof tiles
    for _ in range(ROUNDS):
        begin_reading()
        print(f'{name} reads version {version}.')
        time.sleep(STAY)
        end_reading()
        time.sleep(STAY / 4)


def write(name):
    global version
    for n in range(1, ROUNDS + 1):
        time.sleep(STAY / 2)
        asked = time.monotonic()
        begin_writing()
        waited = time.monotonic() - asked
        print(f'{name}, {n}: waited {waited:.2f} s for the board.')
        version += 1
        print(f'{name} writes version {version}.')
        time.sleep(STAY / 4)
        end_writing()


def main():
    readers = [Thread(target=read, args=(f'r{i + 1}', i * STAY / READERS),
                      name=f'r{i + 1}') for i in range(READERS)]
    writers = [Thread(target=write, args=(f'w{i + 1}',), name=f'w{i + 1}')
               for i in range(WRITERS)]
    for t in readers + writers:
        t.start()
    for t in readers + writers:
        t.join()
    print(f'At most {most_readers} read at once; clashes: {clashes}.')


if __name__ == '__main__':
    main()
