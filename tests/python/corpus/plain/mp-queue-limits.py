# Full, Empty, and what a closed queue says.
import multiprocessing
import queue

q = multiprocessing.Queue(1)
q.put('a')
for wait in ({'block': False}, {'timeout': 0.02}):
    try:
        q.put('b', **wait)
    except queue.Full:
        print('Full')
print(q.get(timeout=10), q.empty())
for wait in ({'block': False}, {'timeout': 0.02}):
    try:
        q.get(**wait)
    except queue.Empty:
        print('Empty')
q.close()
q.join_thread()
try:
    q.put('c')
except ValueError as error:
    print(str(error)[-9:])
