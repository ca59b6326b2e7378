# Classes are classes, with the bases and names that the documentation gives them.
import multiprocessing
import queue
import threading

for kind in (threading.Thread, threading.Timer, threading.Condition, threading.Event, threading.Semaphore,
             threading.BoundedSemaphore, threading.Barrier, queue.Queue, queue.LifoQueue, multiprocessing.Process):
    print(isinstance(kind, type), [base.__name__ for base in kind.__mro__], kind.__module__)
