# A method that locks calls another one that locks.
import threading


class Account:
    def __init__(self):
        self._lock = threading.Lock()
        self._balance = 0

    def add(self, amount):
        with self._lock:  # waits: clerk
            self._balance += amount

    def move(self, amount, other):
        with self._lock:
            self.add(-amount)
            other.add(amount)


account = Account()
threading.Thread(target=account.move, args=(5, Account()), name='clerk').start()
