# Three threads queue up behind a deadlock of two; they are not part of it.
import threading


def swap(first, second):
    with first:
        both.wait()
        with second:  # waits: t1 t2
            pass


def queue_up():
    with lock1:
        pass


lock1 = threading.Lock()
lock2 = threading.Lock()
both = threading.Barrier(3)
threading.Thread(target=swap, args=(lock1, lock2), name='t1').start()
threading.Thread(target=swap, args=(lock2, lock1), name='t2').start()
both.wait()
for n in range(3):
    threading.Thread(target=queue_up, name=f'bystander{n}').start()
