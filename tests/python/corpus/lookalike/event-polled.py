# Waiting in slices until another thread has slept enough.
import threading
import time


def work():
    time.sleep(1)
    ready.set()


ready = threading.Event()
threading.Thread(target=work).start()
slices = 0
while not ready.wait(0.1):
    slices += 1
print(slices > 2)
