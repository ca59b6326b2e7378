# A get() that gives up, and a pool that is terminated at work and refuses more.
import multiprocessing
import time

pool = multiprocessing.get_context('fork').Pool(1)
result = pool.apply_async(time.sleep, (60,))
try:
    result.get(timeout=0.05)
except multiprocessing.TimeoutError:
    print('TimeoutError', result.ready())
pool.terminate()
pool.join()
try:
    pool.apply(abs, (1,))
except ValueError as error:
    print(error)
