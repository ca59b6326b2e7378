"""Runners wait for the gun: a flag that stays up once it is set."""
import os
import sys
import time
from multiprocessing import Event, Process

RUNNERS = int(os.environ.get('LAB_runners', '3'))
DELAY = float(os.environ.get('LAB_delay', '3'))
PATIENCE = float(os.environ.get('LAB_patience', '1'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def race(name, gun):
    print(f'{name} is ready in process {os.getpid()}.')
    while not gun.wait(PATIENCE):  # False: time is up, the flag still down
        print(f'{name} is still waiting.')
    print(f'{name} runs.')


def main():
    gun = Event()
    names = [f'r{i + 1}' for i in range(RUNNERS)]
    processes = [Process(target=race, args=(name, gun), name=name)
                 for name in names]
    late = Process(target=race, args=('late', gun), name='late')
    for p in processes:
        p.start()
    time.sleep(DELAY)
    print('Bang!')
    gun.set()
    for p in processes:
        p.join()
    late.start()  # the flag is still up: whoever comes now does not wait
    late.join()


if __name__ == '__main__':
    main()
