# A forked child inherits the hooks: os._exit skips them, and so does multiprocessing; sys.exit does not.
import atexit
import multiprocessing
import os
import sys

me = 'main'
atexit.register(lambda: print('hook in', me, flush=True))
for name, end in (('quick', os._exit), ('proper', sys.exit)):
    pid = os.fork()
    if pid == 0:
        me = name
        end(0)
    os.waitpid(pid, 0)
process = multiprocessing.get_context('fork').Process(target=print, args=('a process',))
process.start()
process.join()
