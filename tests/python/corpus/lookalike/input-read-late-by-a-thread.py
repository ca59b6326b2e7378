# A thread reads lines that are typed late; main, which wants its lock, and another thread wait for it.
import sys
import threading


def read():
    with lock:
        inside.set()
        for line in sys.stdin:
            lines.append(line)
    done.set()


lock = threading.Lock()
inside = threading.Event()
done = threading.Event()
lines = []
threads = [threading.Thread(target=read), threading.Thread(target=done.wait)]
for thread in threads:
    thread.start()
inside.wait()
with lock:
    print(lines)
