# The lock of a Value held over a join().
import multiprocessing


def add(total):
    with total.get_lock():  # waits: child
        total.value += 1


fork = multiprocessing.get_context('fork')
total = fork.Value('i', 0)
child = fork.Process(target=add, args=(total,), name='child')
with total.get_lock():
    child.start()
    child.join()  # waits: MainProcess
