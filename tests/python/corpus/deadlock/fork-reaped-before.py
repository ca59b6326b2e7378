# A child that was forked by hand, and reaped, can't help main out of its deadlock.
import os
import subprocess
import sys
import threading


def other():
    with lock2:
        both.wait()
        with lock1:  # waits: other
            print('never')


pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
subprocess.call([sys.executable, '-c', ''], preexec_fn=lambda: None)
lock1 = threading.Lock()
lock2 = threading.Lock()
both = threading.Barrier(2)
threading.Thread(target=other, name='other').start()
with lock1:
    both.wait()
    with lock2:  # waits: MainProcess
        print('never')
