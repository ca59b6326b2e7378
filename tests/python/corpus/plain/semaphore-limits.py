# Never more than two inside, and everybody gets a turn.
import threading
import time


def visit():
    global inside, most
    with room:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1


inside = most = 0
room, lock = threading.Semaphore(2), threading.Lock()
threads = [threading.Thread(target=visit) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside, most <= 2)
