# A finalizer sets the event for which a thread waits.
import threading
import time
import weakref


class Thing:
    pass


thing, event = Thing(), threading.Event()
weakref.finalize(thing, event.set)
thread = threading.Thread(target=event.wait)
thread.start()
time.sleep(1)
del thing
thread.join()
print('woken')
