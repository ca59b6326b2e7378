# What main waits for comes with the signals that usually end a program, and that it handles itself.
import os
import signal
import subprocess
import sys
import threading

STRANGER = '''
import os, signal, sys, time
for number in signal.SIGINT, signal.SIGTERM:
    time.sleep(0.8)
    os.kill(int(sys.argv[1]), number)
'''

come = {signal.SIGINT: threading.Event(), signal.SIGTERM: threading.Event()}
for number, event in come.items():
    signal.signal(number, lambda number, _frame: come[number].set())
subprocess.Popen([sys.executable, '-I', '-c', STRANGER, str(os.getpid())])
for event in come.values():
    event.wait()
