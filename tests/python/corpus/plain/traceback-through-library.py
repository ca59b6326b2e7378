# The frames between the program's call and the library's raise are the library's own.
import os
import queue
import threading
import traceback

for call in (lambda: queue.Queue().get_nowait(), lambda: threading.Condition().notify(),
             lambda: threading.Thread().join(), lambda: threading.Barrier(2).wait(0.01),
             lambda: threading.Lock().release()):
    try:
        call()
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        print(type(error).__name__, [f'{os.path.basename(frame.filename)}:{frame.name}' for frame in frames])
