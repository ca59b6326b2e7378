# A manager with a class of the program's own behind it.
from multiprocessing.managers import BaseManager


class Account:
    def __init__(self, balance):
        self._balance = balance

    def pay(self, amount):
        self._balance += amount
        return self._balance


class Bank(BaseManager):
    pass


Bank.register('Account', Account)

if __name__ == '__main__':
    with Bank() as bank:
        account = bank.Account(10)
        print(account.pay(5), account.pay(-1), type(account).__name__)
