"""Hikers walk in stages; nobody sets out before the slowest has arrived."""
import os
import sys
import time
from threading import Barrier, Thread

HIKERS = int(os.environ.get('LAB_hikers', '3'))
STAGES = int(os.environ.get('LAB_stages', '3'))
PACE = float(os.environ.get('LAB_pace', '0.5'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def announce():
    print('Everybody is here.')


# The action is run by one of them, before any goes on.
camp = Barrier(HIKERS, action=announce)


def hike(name, slowness):
    for stage in range(1, STAGES + 1):
        print(f'{name} sets out on stage {stage}.')
        time.sleep(PACE * slowness)
        print(f'{name} arrives after stage {stage}.')
        camp.wait()


def main():
    threads = [Thread(target=hike, args=(f'h{i}', i), name=f'h{i}')
               for i in range(1, HIKERS + 1)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


if __name__ == '__main__':
    main()
