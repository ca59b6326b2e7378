# notify() wakes one of two; it finds nothing and waits again.
import threading


def take():
    with changed:
        waiting.release()
        changed.wait_for(lambda: plates)  # waits: w0 w1
        plates.pop()


plates = []
changed = threading.Condition()
waiting = threading.Semaphore(0)
for n in range(2):
    threading.Thread(target=take, name=f'w{n}').start()
for n in range(2):
    waiting.acquire()
with changed:
    changed.notify()
