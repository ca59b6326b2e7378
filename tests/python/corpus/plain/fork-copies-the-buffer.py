# What is not flushed before fork() is printed by both.
import os
import sys

sys.stdout.write('once or twice? ')
pid = os.fork()
if pid:
    os.waitpid(pid, 0)
    print('parent')
else:
    print('child')
