# Consumers under a condition, and a producer that takes its time.
import threading
import time


def take():
    with changed:
        changed.wait_for(lambda: plates)
        taken.append(plates.pop())


changed, plates, taken = threading.Condition(), [], []
threads = [threading.Thread(target=take) for _ in range(3)]
for thread in threads:
    thread.start()
for n in range(3):
    time.sleep(0.35)
    with changed:
        plates.append(n)
        changed.notify()
for thread in threads:
    thread.join()
print(len(taken))
