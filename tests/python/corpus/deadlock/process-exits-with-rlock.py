# A child leaves by os._exit() with the lock.
import multiprocessing
import os


def leave(rlock):
    rlock.acquire()
    os._exit(0)


fork = multiprocessing.get_context('fork')
rlock = fork.RLock()
child = fork.Process(target=leave, args=(rlock,), name='child')
child.start()
child.join()
rlock.acquire()  # waits: MainProcess
