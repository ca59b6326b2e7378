# A subclass that forgets super().__init__() is told so by start().
import threading


class Forgetful(threading.Thread):
    def __init__(self):
        self.mine = 1


try:
    Forgetful().start()
except RuntimeError as error:
    print('RuntimeError:', error)
