# Nobody but the program's own threads shows up in enumerate().
import threading

gate = threading.Event()
threads = [threading.Thread(target=gate.wait, name=f'w{n}') for n in range(3)]
for thread in threads:
    thread.start()
print(sorted(thread.name for thread in threading.enumerate()))
print(threading.active_count(), threading.main_thread().name)
gate.set()
for thread in threads:
    thread.join()
print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
