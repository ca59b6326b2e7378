# What is deleted when a process ends, in the company of locks, conditions, queues and threads.
import subprocess
import sys
import threading
from queue import Queue

KINDS = ['lock', 'condition', 'queue', 'thread', 'ended thread']


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        sys.__stdout__.write('deleted: ' + self.name + '\n')
        sys.__stdout__.flush()


def keep(kind):
    global kept
    kept = Noted(kind)
    if kind == 'lock':
        kept.lock = threading.Lock()
        kept.lock.acquire()
    elif kind == 'condition':
        kept.condition = threading.Condition()
        with kept.condition:
            kept.condition.wait_for(lambda: kept is not None)
    elif kind == 'queue':
        queue = Queue()
        queue.put(kept)
        kept = queue
    else:
        thread = threading.Thread(target=threading.get_ident)
        thread.noted, thread.itself, kept = kept, thread, thread
        if kind == 'ended thread':
            thread.start()
            thread.join()


if len(sys.argv) > 1:
    keep(sys.argv[1])
else:
    for kind in KINDS:
        subprocess.run([sys.executable, __file__, kind])
