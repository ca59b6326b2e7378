# Two locks that were taken thousands of times without trouble; then two threads take them in opposite orders.
import threading

first = threading.Lock()
second = threading.Lock()
both = threading.Barrier(2)


def turn(one, other):
    for _ in range(5000):
        one.acquire()
        one.release()
    one.acquire()
    both.wait()
    if one is first:
        other.acquire()  # waits: A
    else:
        other.acquire()  # waits: B


threading.Thread(target=turn, name="A", args=(first, second)).start()
threading.Thread(target=turn, name="B", args=(second, first)).start()
