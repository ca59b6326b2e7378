# A ring of locks used as batons: everybody waits nearly all the time, nobody for ever.
import threading
import time


def run(n):
    for _ in range(60):
        batons[n].acquire()
        time.sleep(0.005)
        laps[n] += 1
        batons[(n + 1) % 3].release()


batons, laps = [threading.Lock() for _ in range(3)], [0, 0, 0]
for baton in batons[1:]:
    baton.acquire()
threads = [threading.Thread(target=run, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(laps)
