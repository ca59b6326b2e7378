"""Two processes talk over a pipe with two ends: one asks, one answers."""
import os
import sys
import time
from multiprocessing import Pipe, Process

QUESTIONS = int(os.environ.get('LAB_questions', '3'))
THINKING = float(os.environ.get('LAB_thinking', '1'))
PATIENCE = float(os.environ.get('LAB_patience', '0.4'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def ask(here):
    for n in range(1, QUESTIONS + 1):
        print(f'Process {os.getpid()} asks: {n} squared?')
        here.send(n)
        while not here.poll(PATIENCE):  # is there something to receive?
            print('Nothing yet.')
        print(f'Process {os.getpid()} hears: {here.recv()}.')
    here.send(None)  # no more questions


def answer(there):
    while True:
        question = there.recv()  # blocks until something comes
        if question is None:
            break
        time.sleep(THINKING)
        there.send(question ** 2)
    print(f'Process {os.getpid()} hangs up.')


def main():
    here, there = Pipe()
    pupil = Process(target=ask, args=(here,), name='pupil')
    teacher = Process(target=answer, args=(there,), name='teacher')
    pupil.start()
    teacher.start()
    pupil.join()
    teacher.join()


if __name__ == '__main__':
    main()
