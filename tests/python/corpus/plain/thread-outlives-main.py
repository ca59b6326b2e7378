# The interpreter waits for threads that are no daemons before it ends.
import threading
import time


def late():
    time.sleep(0.1)
    print('the thread has the last word')


threading.Thread(target=late).start()
print('main is done')
