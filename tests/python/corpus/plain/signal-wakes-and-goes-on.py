# A wait that a handler interrupts goes on by itself, for as long as it should.
import signal
import threading
import time

calls = []
signal.signal(signal.SIGALRM, lambda *_: calls.append('tick'))
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
began = time.monotonic()
print(threading.Event().wait(0.15), time.monotonic() - began >= 0.15)
signal.setitimer(signal.ITIMER_REAL, 0)
print(len(calls) >= 2)
