# A child ends gracefully on SIGTERM with a handler of its own.
import multiprocessing
import signal
import sys
import time


def work(ready):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))
    try:
        ready.set()
        time.sleep(60)
    finally:
        print('cleaned up', flush=True)


fork = multiprocessing.get_context('fork')
ready = fork.Event()
process = fork.Process(target=work, args=(ready,))
process.start()
ready.wait()
process.terminate()
process.join()
print(process.exitcode)
