# What is deleted when a process ends: things in globals, cycles, other modules, locks and queues.
import subprocess
import sys
import threading
import weakref
from queue import Queue


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        sys.__stdout__.write(self.name + ' is deleted\n')
        sys.__stdout__.flush()


def in_a_global():
    global kept
    kept = Noted('a global')


def in_a_cycle():
    global kept
    kept = Noted('a cycle')
    kept.itself = kept


def on_a_function():
    in_a_global.has = Noted('what a function has')


def in_a_generator():
    def generate():
        try:
            yield
        finally:
            Noted('what a generator has')

    global kept
    kept = generate()
    next(kept)


def on_a_module():
    weakref.ours = Noted('what a module has')


def on_an_early_module():
    import os

    os.ours = Noted('what an early module has')


def in_a_queue():
    global kept
    kept = Queue()
    kept.put(Noted('what lies in a queue'))


def with_a_lock():
    global kept
    kept = Noted('the owner of a lock')
    kept.lock = threading.Lock()
    kept.lock.acquire()


def with_a_condition():
    global kept
    kept = Noted('the owner of a condition')
    kept.condition = threading.Condition()
    kept.condition.wait_for(lambda: kept is not None)


def on_a_thread():
    thread = threading.Thread(target=Noted)
    thread.has = Noted('what a thread has that never started')
    global kept
    kept = thread


def after_a_thread():
    global kept
    kept = threading.Thread(target=threading.get_ident)
    kept.has = Noted('what a thread has that has ended')
    kept.itself = kept
    kept.start()
    kept.join()


def by_a_finalizer():
    global kept
    kept = Noted('the subject of a finalizer')
    weakref.finalize(kept, print, 'a finalizer is called', flush=True)


KINDS = [
    in_a_global,
    in_a_cycle,
    on_a_function,
    in_a_generator,
    on_a_module,
    on_an_early_module,
    in_a_queue,
    with_a_lock,
    with_a_condition,
    on_a_thread,
    after_a_thread,
    by_a_finalizer,
]

if __name__ == '__main__':
    if len(sys.argv) > 1:
        globals()[sys.argv[1]]()
    else:
        for kind in KINDS:
            print(kind.__name__, flush=True)
            subprocess.run([sys.executable, __file__, kind.__name__])
