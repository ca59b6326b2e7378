# A program that replaces threading's names gets what it put there.
import queue
import threading

made = []
original = threading.Lock
threading.Lock = lambda: made.append('lock') or original()
q = queue.Queue()
event = threading.Event()
threading.Lock = original
q.put(1)
event.set()
print(len(made) >= 2, q.get(), event.is_set(), threading.Lock is original)
