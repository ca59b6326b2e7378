# Importing twice gives the same objects, under every name.
import _thread
import importlib
import threading
from threading import Lock, RLock

again = importlib.import_module('threading')
print(threading.Lock is Lock, again.Lock is Lock, threading.RLock is RLock)
print(threading.Lock is threading.Lock, threading.Condition is again.Condition)
print(isinstance(Lock(), _thread.LockType), type(Lock()) is _thread.LockType)
