# Python waits at its end for its threads, in any order. The one that was started first ends; nobody sets the event for the rest.
import threading
import time

go = threading.Event()


def wait():
    go.wait()  # waits: r0 r1 r2 r3 r4


threading.Thread(target=time.sleep, args=(0.3,), name='brief').start()
for n in range(5):
    threading.Thread(target=wait, name=f'r{n}').start()
