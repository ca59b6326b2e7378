# Exit codes of children: return, sys.exit, exception, os._exit, signal.
import multiprocessing
import os
import signal
import sys


def fail():
    raise SystemError('said on stderr')


ways = {
    'return': lambda: None,
    'sys.exit()': sys.exit,
    'sys.exit(3)': lambda: sys.exit(3),
    'sys.exit(text)': lambda: sys.exit('said on stderr'),
    'exception': fail,
    'os._exit(7)': lambda: os._exit(7),
    'SIGKILL': lambda: os.kill(os.getpid(), signal.SIGKILL),
    'SIGTERM': lambda: os.kill(os.getpid(), signal.SIGTERM),
}


fork = multiprocessing.get_context('fork')
for name, way in ways.items():
    process = fork.Process(target=way)
    process.start()
    process.join()
    print(name, process.exitcode)
