# Another thread's stack, seen from main: the program's frames are on it in order.
import sys
import threading
import traceback

names = []
inside = threading.Event()


def outer():
    inner()


def inner():
    inside.set()
    gate.wait()


gate = threading.Event()
thread = threading.Thread(target=outer)
thread.start()
inside.wait()
names = [frame.name for frame in traceback.extract_stack(sys._current_frames()[thread.ident]) if frame.name in ('outer', 'inner')]
print(names)
gate.set()
thread.join()
