# A child computes under a lock that another one wants.
import multiprocessing
import time


def compute(lock, inside):
    with lock:
        inside.set()
        end = time.monotonic() + 1
        while time.monotonic() < end:
            pass


fork = multiprocessing.get_context('fork')
lock, inside = fork.Lock(), fork.Event()
child = fork.Process(target=compute, args=(lock, inside))
child.start()
inside.wait()
with lock:
    print('after the child')
child.join()
