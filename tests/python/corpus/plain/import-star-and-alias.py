# import * and aliases work as ever.
from threading import *
import threading as t
import multiprocessing as mp

lock = Lock()
thread = Thread(target=lock.acquire)
thread.start()
thread.join()
print(lock.locked(), Thread is t.Thread, sorted(t.__all__) == sorted(set(t.__all__)))
print('Lock' in t.__all__, mp.Process.__module__)
