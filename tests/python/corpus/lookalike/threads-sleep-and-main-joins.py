# Main waits for threads that all sleep.
import threading
import time

threads = [threading.Thread(target=time.sleep, args=(1,), name=f't{n}') for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('all joined')
