# A handler that raises breaks join() off; the child is still there to be joined.
import multiprocessing
import signal
import time


class Alarm(Exception):
    pass


def ring(*_):
    raise Alarm


process = multiprocessing.get_context('fork').Process(target=time.sleep, args=(0.3,))
process.start()
signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    process.join()
except Alarm:
    print('Alarm', process.is_alive())
process.join()
print(process.exitcode)
