# _thread's lock, taken twice.
import _thread

lock = _thread.allocate_lock()
lock.acquire()
lock.acquire()  # waits: MainProcess
