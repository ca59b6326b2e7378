# The frames of a thread's traceback are the program's and the standard library's.
import os
import threading
import traceback


def fail():
    try:
        1 / 0
    except ZeroDivisionError:
        for frame in traceback.extract_stack():
            files.append(os.path.basename(frame.filename))


files = []
thread = threading.Thread(target=fail)
thread.start()
thread.join()
print(files)
