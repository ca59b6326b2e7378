# Two locks in one with-statement, in the other order elsewhere.
import threading
import time


class Slow:
    """A block that takes a while to enter."""

    def __enter__(self):
        time.sleep(0.1)

    def __exit__(self, *error):
        pass


def one():
    with a, Slow(), b:  # waits: t1
        print('t1 has both')


def two():
    with b, Slow(), a:  # waits: t2
        print('t2 has both')


a = threading.Lock()
b = threading.Lock()
threading.Thread(target=one, name='t1').start()
threading.Thread(target=two, name='t2').start()
