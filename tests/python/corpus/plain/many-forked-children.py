# Fifty children at once.
import os

pids = []
for n in range(50):
    pid = os.fork()
    if pid == 0:
        os._exit(n)
    pids.append(pid)
print([os.WEXITSTATUS(os.waitpid(pid, 0)[1]) for pid in pids] == list(range(50)))
