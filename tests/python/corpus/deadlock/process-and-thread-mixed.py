# Main has multiprocessing's lock and waits for a thread that wants it; a child waits too.
import multiprocessing
import threading


def need():
    started.set()
    lock.acquire()  # waits: t


fork = multiprocessing.get_context('fork')
lock = fork.Lock()
started = threading.Event()
lock.acquire()
fork.Process(target=lock.acquire, name='bystander').start()
thread = threading.Thread(target=need, name='t')
thread.start()
started.wait()
thread.join()  # waits: MainProcess
