# Room for two, and three puts.
import multiprocessing

q = multiprocessing.Queue(2)
for n in range(3):
    q.put(n)  # waits: MainProcess
