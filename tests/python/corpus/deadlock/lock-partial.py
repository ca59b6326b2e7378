# A deadlock of two while a third one goes on working.
import threading
import time


def tick():
    while True:
        time.sleep(0.05)


def swap(first, second):
    with first:
        both.wait()
        with second:  # waits: t1 t2
            pass


lock1 = threading.Lock()
lock2 = threading.Lock()
both = threading.Barrier(2)
threading.Thread(target=tick, name='busy').start()
threading.Thread(target=swap, args=(lock1, lock2), name='t1').start()
threading.Thread(target=swap, args=(lock2, lock1), name='t2').start()
