# What can be pickled and what can't, with Python's own words.
import pickle
import queue
import threading

for thing in (threading.Lock(), threading.RLock(), threading.local(), queue.SimpleQueue(), threading.Event()):
    try:
        pickle.dumps(thing)
        print('pickled')
    except TypeError as error:
        print(str(error).replace('can\'t', 'cannot'))
print(pickle.loads(pickle.dumps(threading.Thread)) is threading.Thread)
print(pickle.loads(pickle.dumps([queue.Queue, queue.Empty, threading.Condition])) == [queue.Queue, queue.Empty, threading.Condition])
