# _thread alone: a thread, a lock, an exit.
import _thread


def work(text, lock):
    try:
        print(text)
        _thread.exit()
    finally:
        lock.release()


lock = _thread.allocate_lock()
lock.acquire()
ident = _thread.start_new_thread(work, ('hello', lock))
lock.acquire()
print(type(ident).__name__)
print(lock.locked(), _thread.get_ident() != 0)
