# Main waits for an event that a thread was to set, and did not.
import threading

gate = threading.Event()


def work(ok):
    if ok:
        gate.set()


thread = threading.Thread(target=work, args=(False,), name='worker')
thread.start()
thread.join()
gate.wait()  # waits: MainProcess
