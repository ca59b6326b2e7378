# Both step back in step: no progress, but nobody is stuck.
import threading
import time


def work(first, second):
    for _ in range(8):
        first.acquire()
        step.wait()
        got = second.acquire(blocking=False)
        step.wait()
        first.release()
        time.sleep(0.1)
        assert not got


a, b, step = threading.Lock(), threading.Lock(), threading.Barrier(2)
threads = [threading.Thread(target=work, args=pair) for pair in ((a, b), (b, a))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('no progress')
