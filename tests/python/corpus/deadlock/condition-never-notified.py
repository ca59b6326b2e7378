# A wait() that nobody ends.
import threading

changed = threading.Condition()


def sleep():
    with changed:
        changed.wait()  # waits: sleeper


threading.Thread(target=sleep, name='sleeper').start()
