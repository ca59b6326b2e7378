# Workers of a pool with nothing to do.
import multiprocessing
import time

with multiprocessing.get_context('fork').Pool(3) as pool:
    print(pool.map(abs, [-1, 2]))
    time.sleep(1.2)
