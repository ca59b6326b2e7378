"""A process is killed while it holds a lock, and nobody gives it back."""
import os
import sys
import time
from multiprocessing import Event, Lock, Process

SIGNAL = os.environ.get('LAB_signal', 'kill')
GIVE_UP = os.environ.get('LAB_giveUp', 'false') == 'true'
TIMEOUT = float(os.environ.get('LAB_timeout', '2'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def hold(lock, inside):
    lock.acquire()
    try:
        print('The holder is in its critical section.')
        inside.set()
        time.sleep(3600)
    finally:
        lock.release()  # never reached: a killed process runs no further line


def inherit(lock):
    print('The heir wants the lock.')
    if GIVE_UP:
        if not lock.acquire(timeout=TIMEOUT):
            print(f'The heir gives up after {TIMEOUT:g} s.')
            return
    else:
        lock.acquire()
    print('The heir has the lock.')
    lock.release()


def main():
    lock = Lock()
    inside = Event()
    holder = Process(target=hold, args=(lock, inside), name='holder')
    heir = Process(target=inherit, args=(lock,), name='heir')
    holder.start()
    inside.wait()
    if SIGNAL == 'kill':
        holder.kill()
    else:
        holder.terminate()
    holder.join()
    print(f'The holder is gone, exit code {holder.exitcode}.')
    heir.start()
    heir.join()


if __name__ == '__main__':
    main()
