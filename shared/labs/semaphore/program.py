"""A reading room: the semaphore lets in as many as there are places."""
import os
import sys
import time
from threading import Lock, Semaphore, Thread

VISITORS = int(os.environ.get('LAB_visitors', '6'))
PLACES = int(os.environ.get('LAB_places', '2'))
STAY = float(os.environ.get('LAB_stay', '1'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

room = Semaphore(PLACES)
counting = Lock()  # several are in the room, so the counters need a lock
inside = 0
most = 0


def visit(name):
    global inside, most
    print(f'{name} is at the door.')
    room.acquire()

    with counting:
        inside += 1
        most = max(most, inside)
        print(f'{name} goes in: {inside} inside.')

    time.sleep(STAY)

    with counting:
        inside -= 1
        print(f'{name} leaves: {inside} inside.')

    room.release()


def main():
    names = [f'v{i + 1}' for i in range(VISITORS)]
    threads = [Thread(target=visit, args=(name,), name=name) for name in names]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(f'At most {most} were inside at once.')


if __name__ == '__main__':
    main()
