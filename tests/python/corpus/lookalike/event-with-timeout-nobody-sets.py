# Nobody will ever set it, and everybody gives up in time.
import threading

event = threading.Event()
threads = [threading.Thread(target=event.wait, args=(1 + n / 10,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(event.is_set())
