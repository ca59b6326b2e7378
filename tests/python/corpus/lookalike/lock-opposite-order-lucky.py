# Opposite order without a meeting: one after the other.
import threading
import time


def work(first, second):
    with first:
        time.sleep(0.3)
        with second:
            time.sleep(0.2)


a, b = threading.Lock(), threading.Lock()
for pair in ((a, b), (b, a)):
    thread = threading.Thread(target=work, args=pair)
    thread.start()
    thread.join()
print('lucky')
