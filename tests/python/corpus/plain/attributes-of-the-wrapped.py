# dir() and docstrings of locks and queues hold nothing foreign.
import queue
import threading

print([name for name in dir(threading.Lock()) if not name.startswith('__')])
print([name for name in dir(queue.SimpleQueue()) if not name.startswith('_')])
print(sorted(vars(queue.Queue())), threading.Lock().acquire.__name__, callable(threading.Lock))
print(sorted(name for name in vars(threading.Event())))
print((threading.Thread.start.__doc__ or '').split('.')[0])
