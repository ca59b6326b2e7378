# Main has the lock and joins a thread; that one wants the lock. A third waits for either's item.
import queue
import threading


def keep():
    started.set()
    with lock:  # waits: keeper
        q.put('item')


lock = threading.Lock()
q = queue.Queue()
started = threading.Event()
threading.Thread(target=q.get, name='listener', daemon=True).start()
keeper = threading.Thread(target=keep, name='keeper')
with lock:
    keeper.start()
    started.wait()
    keeper.join()  # waits: MainProcess
