# Main joins a thread that wants the lock that main holds.
import threading


def work():
    with lock:  # waits: worker
        print('never')


lock = threading.Lock()
worker = threading.Thread(target=work, name='worker')
with lock:
    worker.start()
    worker.join()  # waits: MainProcess
