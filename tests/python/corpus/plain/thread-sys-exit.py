# sys.exit() in a thread ends that thread only, and silently.
import sys
import threading

thread = threading.Thread(target=sys.exit, args=('not printed',))
thread.start()
thread.join()
print('still here')
sys.exit(4)
