# Each sets the next one's event; the first of them sleeps.
import threading
import time


def pass_on(n):
    events[n].wait()
    time.sleep(0.1)
    events[n + 1].set()


events = [threading.Event() for _ in range(9)]
for n in range(8):
    threading.Thread(target=pass_on, args=(n,)).start()
time.sleep(0.3)
events[0].set()
events[8].wait()
print('through the chain')
