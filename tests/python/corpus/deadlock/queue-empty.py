# A get() in a program with nobody to put.
import queue

q = queue.Queue()
q.put('only one')
print(q.get(), flush=True)
print(q.get())  # waits: MainProcess
