# Opposite order with a try and a step back, until it works out.
import random
import threading
import time


def work(first, second):
    while True:
        with first:
            time.sleep(0.3)
            if second.acquire(blocking=False):
                second.release()
                return
        time.sleep(random.random() / 10)


a, b = threading.Lock(), threading.Lock()
threads = [threading.Thread(target=work, args=pair) for pair in ((a, b), (b, a))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('both worked')
