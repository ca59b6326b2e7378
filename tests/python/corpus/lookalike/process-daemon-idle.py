# A daemonic worker waits for work while main sleeps, and is ended with it.
import multiprocessing
import time

fork = multiprocessing.get_context('fork')
q = fork.Queue()
fork.Process(target=q.get, daemon=True).start()
time.sleep(1.2)
print('main ends')
