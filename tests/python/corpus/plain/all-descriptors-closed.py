# A forked child that closes everything above 2 still works, waits and ends.
import os
import threading

pid = os.fork()
if pid == 0:
    os.closerange(3, 1000)
    lock = threading.Lock()
    with lock:
        os.write(1, b'child without descriptors\n')
    os._exit(4)
print(os.WEXITSTATUS(os.waitpid(pid, 0)[1]))
