# Two threads, each waiting for the other to end.
import threading


def wait_for(name):
    started.wait()
    threads[name].join()  # waits: t1 t2


started = threading.Event()
threads = {}
for name, other in (('t1', 't2'), ('t2', 't1')):
    threads[name] = threading.Thread(target=wait_for, args=(other,), name=name)
for thread in threads.values():
    thread.start()
started.set()
