# Two deadlocks at once that have nothing to do with each other.
import threading


def swap(mine, other, both):
    with mine:
        both.wait()
        other.acquire()  # waits: a b c d


lock1 = threading.Lock()
lock2 = threading.Lock()
lock3 = threading.Lock()
lock4 = threading.Lock()
first, second = threading.Barrier(2), threading.Barrier(2)
threading.Thread(target=swap, args=(lock1, lock2, first), name='a').start()
threading.Thread(target=swap, args=(lock2, lock1, first), name='b').start()
threading.Thread(target=swap, args=(lock3, lock4, second), name='c').start()
threading.Thread(target=swap, args=(lock4, lock3, second), name='d').start()
