# _thread's lock as a signal, given late.
import _thread
import time


def work():
    time.sleep(1)
    lock.release()


lock = _thread.allocate_lock()
lock.acquire()
_thread.start_new_thread(work, ())
lock.acquire()
print('signalled')
