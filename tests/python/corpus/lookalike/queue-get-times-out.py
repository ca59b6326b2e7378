# get() in an empty program, with a timeout.
import queue

try:
    queue.Queue().get(timeout=1.1)
except queue.Empty:
    print('Empty')
