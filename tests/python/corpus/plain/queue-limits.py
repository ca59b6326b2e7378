# Full and Empty, without waiting and with a timeout.
import queue

q = queue.Queue(1)
q.put_nowait('a')
for call in (lambda: q.put_nowait('b'), lambda: q.put('b', timeout=0.01), lambda: q.put('b', False)):
    try:
        call()
    except queue.Full as error:
        print('Full', error.args)
print(q.get_nowait())
for call in (q.get_nowait, lambda: q.get(timeout=0.01), lambda: q.get(block=False)):
    try:
        call()
    except queue.Empty as error:
        print('Empty', error.args)
try:
    q.get(timeout=-1)
except ValueError as error:
    print(error)
