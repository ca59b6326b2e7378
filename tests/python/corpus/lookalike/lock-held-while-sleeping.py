# Three wait for a lock whose holder sleeps.
import threading
import time


def work(pause):
    with lock:
        time.sleep(pause)


lock = threading.Lock()
threads = [threading.Thread(target=work, args=(pause,)) for pause in (1, 0, 0, 0)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('everybody had it')
