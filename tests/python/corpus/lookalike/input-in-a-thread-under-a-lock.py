# A thread reads under a lock that main wants.
import sys
import threading
import time


def read():
    with lock:
        inside.set()
        time.sleep(1)
        lines.append(sys.stdin.readline())


lock, inside, lines = threading.Lock(), threading.Event(), []
threading.Thread(target=read).start()
inside.wait()
with lock:
    print(lines)
