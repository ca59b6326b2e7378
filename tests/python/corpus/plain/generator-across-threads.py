# A generator is one thread's at a time.
import threading


def slow():
    entered.set()
    leave.wait()
    yield 1


def advance():
    print(next(generator))


entered, leave = threading.Event(), threading.Event()
generator = slow()
thread = threading.Thread(target=advance)
thread.start()
entered.wait()
try:
    next(generator)
except ValueError as error:
    print(error)
leave.set()
thread.join()
