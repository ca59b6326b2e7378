# Ten visitors, two places: most of them wait most of the time.
import threading
import time


def visit():
    with room:
        time.sleep(0.2)


room = threading.BoundedSemaphore(2)
threads = [threading.Thread(target=visit) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('all have been in')
