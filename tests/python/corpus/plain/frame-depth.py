# The recursion limit is what it is, and main starts near the bottom of the stack.
import inspect
import sys
import threading


def depth():
    return len(inspect.stack(0))


print(sys.getrecursionlimit(), depth())
depths = []
thread = threading.Thread(target=lambda: depths.append(depth()))
thread.start()
thread.join()
print(depths)
