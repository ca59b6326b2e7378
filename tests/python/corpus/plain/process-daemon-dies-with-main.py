# A daemonic process is terminated when main ends; it never says its last word.
import multiprocessing
import time


def linger(ready):
    ready.set()
    time.sleep(60)
    print('never')


fork = multiprocessing.get_context('fork')
ready = fork.Event()
fork.Process(target=linger, args=(ready,), daemon=True).start()
ready.wait()
print('main ends')
