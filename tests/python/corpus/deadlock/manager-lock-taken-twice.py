# A manager's lock is taken twice: the manager's process waits on main's behalf.
import multiprocessing

if __name__ == '__main__':
    manager = multiprocessing.get_context('fork').Manager()
    lock = manager.Lock()
    lock.acquire()
    lock.acquire()  # waits: MainProcess
