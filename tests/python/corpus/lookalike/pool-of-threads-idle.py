# A dummy pool with nothing to do, while main waits for a timer.
import threading
from multiprocessing.dummy import Pool

done = threading.Event()
with Pool(3) as pool:
    print(pool.map(abs, [-1, 2]))
    threading.Timer(1.2, done.set).start()
    done.wait()
