# Main waits for a thread that is busy for a second.
import threading
import time


def compute():
    end = time.monotonic() + 1
    while time.monotonic() < end:
        sum(range(1000))


thread = threading.Thread(target=compute)
thread.start()
thread.join()
print('done')
