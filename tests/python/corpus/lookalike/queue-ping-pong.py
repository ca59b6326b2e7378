# Two threads wait for each other in turn, thousands of times in a second.
import queue
import threading
import time


def echo():
    for ball in iter(there.get, None):
        back.put(ball)


there, back = queue.SimpleQueue(), queue.SimpleQueue()
threading.Thread(target=echo).start()
end = time.monotonic() + 1
while time.monotonic() < end:
    there.put('ball')
    back.get()
there.put(None)
print('game over')
