# Locks, threads and events as keys, equal to themselves only.
import queue
import threading

makers = (threading.Lock, threading.RLock, threading.Condition, threading.Event, threading.Barrier, queue.Queue, threading.Thread)
things = [make(2) if make is threading.Barrier else make() for make in makers]
table = {thing: n for n, thing in enumerate(things)}
print([table[thing] for thing in things], len(set(things + things)))
print(threading.Lock() == threading.Lock(), things[0] == things[0], bool(things[0]), bool(things[5]))
