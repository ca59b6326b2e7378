# wait() gives its own lock back, but not the one around it, which the notifier needs.
import threading


def wait():
    with outer:
        with changed:
            inside.set()
            changed.wait()  # waits: waiter


def notify():
    inside.wait()
    with outer:
        with changed:
            changed.notify()


outer = threading.Lock()
changed = threading.Condition()
inside = threading.Event()
threading.Thread(target=wait, name='waiter').start()
threading.Thread(target=notify, name='notifier').start()
