# A wait that nobody ends but its timeout, in main.
import threading

changed = threading.Condition()
with changed:
    print(changed.wait(1.1))
