"""A locked function calls another one, which asks for the same lock again."""
import os
import sys
from threading import Lock, RLock, Thread

KIND = os.environ.get('LAB_kind', 'rlock')
TRANSFERS = int(os.environ.get('LAB_transfers', '1000'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)

lock = RLock() if KIND == 'rlock' else Lock()
accounts = {'savings': 0, 'purse': 0}


def deposit(account, amount):
    lock.acquire()  # inside transfer() this is the second time
    accounts[account] += amount
    lock.release()


def transfer(amount):
    lock.acquire()  # both deposits or none: nobody may look in between
    deposit('savings', -amount)
    deposit('purse', amount)
    lock.release()


def work(name):
    print(f'{name} begins.')
    for _ in range(TRANSFERS):
        transfer(1)
    print(f'{name} has made {TRANSFERS} transfers.')


def main():
    t1 = Thread(target=work, args=('t1',), name='t1')
    t2 = Thread(target=work, args=('t2',), name='t2')
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    savings, purse = accounts['savings'], accounts['purse']
    print(f'Savings {savings}, purse {purse}, together {savings + purse}.')


if __name__ == '__main__':
    main()
