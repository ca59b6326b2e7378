# A process is killed inside its critical section; the next one waits for ever.
import multiprocessing
import time


def hold(lock, inside):
    with lock:
        inside.set()
        time.sleep(60)


def inherit(lock):
    lock.acquire()  # waits: heir


fork = multiprocessing.get_context('fork')
lock = fork.Lock()
inside = fork.Event()
holder = fork.Process(target=hold, args=(lock, inside), name='holder')
holder.start()
inside.wait()
holder.kill()
holder.join()
fork.Process(target=inherit, args=(lock,), name='heir').start()
