# An event that only a signal handler will set.
import signal
import threading

event = threading.Event()
signal.signal(signal.SIGALRM, lambda *_: event.set())
signal.setitimer(signal.ITIMER_REAL, 1.1)
print(event.wait())
