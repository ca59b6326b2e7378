# atexit runs last in, first out, after threads have ended, before buffers are flushed.
import atexit
import threading
import time

atexit.register(print, 'registered first')
atexit.register(print, 'registered second')


@atexit.register
def third():
    print('registered third', threading.active_count())


threading.Thread(target=lambda: (time.sleep(0.05), print('thread'))).start()
print('main')
