# A lock is pickled only while a process is being started.
import multiprocessing
import pickle

for make in (multiprocessing.Lock, multiprocessing.Event, multiprocessing.Queue):
    try:
        pickle.dumps(make())
    except RuntimeError as error:
        print(error)
