# A queue that is shut down wakes those who wait for it.
import queue
import threading


def take():
    try:
        q.get()
    except queue.ShutDown:
        print('ShutDown')


q = queue.Queue()
thread = threading.Thread(target=take)
thread.start()
q.shutdown()
thread.join()
try:
    q.put(1)
except queue.ShutDown:
    print('no more puts')
