# Two threads enter two conditions in opposite order: each has a lock of its own making.
import threading


def work(mine, other, line):
    with mine:
        both.wait()
        line(other)


def enter(condition):
    with condition:  # waits: t1
        print('never')


def acquire(condition):
    condition.acquire()  # waits: t2


filled = threading.Condition()
emptied = threading.Condition()
both = threading.Barrier(2)
threading.Thread(target=work, args=(filled, emptied, enter), name='t1').start()
threading.Thread(target=work, args=(emptied, filled, acquire), name='t2').start()
