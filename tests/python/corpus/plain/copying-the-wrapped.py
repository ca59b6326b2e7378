# copy and deepcopy of locks and of what holds locks.
import copy
import queue
import threading

for thing in (threading.Lock(), {'lock': threading.Lock()}, queue.Queue()):
    try:
        copy.deepcopy(thing)
    except TypeError as error:
        print(str(error).replace('can\'t', 'cannot'))
event = threading.Event()
event.set()
print(copy.copy(event).is_set(), copy.copy(threading.Thread) is threading.Thread)
