# Nothing runs beside a program that only computes: no thread, timer, trace or profile function, no callback of the collector.
import gc
import os
import signal
import sys

total = sum(n * n % 7 for n in range(200_000))
print(total, len(os.listdir('/proc/self/task')))
print(signal.getitimer(signal.ITIMER_REAL), signal.getitimer(signal.ITIMER_VIRTUAL), signal.getitimer(signal.ITIMER_PROF))
print(sys.gettrace(), sys.getprofile(), sys.getswitchinterval())
print(gc.callbacks, gc.isenabled(), gc.get_threshold(), gc.get_freeze_count())
if sys.version_info >= (3, 12):
    print([sys.monitoring.get_tool(tool) for tool in range(6)])
