# waitpid() on a child that computes.
import os
import time

pid = os.fork()
if pid == 0:
    end = time.monotonic() + 1
    while time.monotonic() < end:
        pass
    os._exit(0)
print(os.waitpid(pid, 0)[1])
