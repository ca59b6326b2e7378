# Signatures as help() shows them.
import inspect
import multiprocessing
import queue
import threading

for call in (threading.Thread, threading.Thread.join, threading.Semaphore.acquire, threading.Event.wait,
             threading.Condition.wait_for, threading.Barrier, queue.Queue.put, queue.Queue.get,
             multiprocessing.Process.start, multiprocessing.Pool, multiprocessing.Queue):
    print(getattr(call, '__qualname__', call), inspect.signature(call))
