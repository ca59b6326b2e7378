# The lost wake-up: a notification that nobody was waiting for yet.
import threading

changed = threading.Condition()
with changed:
    changed.notify_all()


def wait():
    with changed:
        changed.wait()  # waits: late


threading.Thread(target=wait, name='late').start()
