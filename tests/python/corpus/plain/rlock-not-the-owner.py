# Only the owner of an RLock may release it.
import threading


def steal():
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


lock = threading.RLock()
lock.acquire()
thread = threading.Thread(target=steal)
thread.start()
thread.join()
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
