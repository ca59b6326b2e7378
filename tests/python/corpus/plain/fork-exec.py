# A forked child that becomes another program.
import os
import sys

pid = os.fork()
if pid == 0:
    os.execv(sys.executable, [sys.executable, '-c', 'print("another program")'])
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) if hasattr(os, 'waitstatus_to_exitcode') else os.waitpid(pid, 0)[1])
