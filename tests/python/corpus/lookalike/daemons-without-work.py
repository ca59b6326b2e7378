# Daemon threads that wait for work from an idle main.
import queue
import threading
import time

todo = queue.Queue()
for _ in range(3):
    threading.Thread(target=todo.get, daemon=True).start()
time.sleep(1.2)
print('no work today')
