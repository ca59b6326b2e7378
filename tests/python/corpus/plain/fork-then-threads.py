# Locks and threads work in a forked child as they did before.
import os
import threading

lock = threading.Lock()
pid = os.fork()
if pid == 0:
    names = []
    with lock:
        threads = [threading.Thread(target=lambda n=n: names.append(n)) for n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    os.write(1, f'{sorted(names)}\n'.encode())
    os._exit(0)
os.waitpid(pid, 0)
print(lock.locked())
