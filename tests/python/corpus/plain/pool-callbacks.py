# A callback for what succeeds, another one for what fails.
import multiprocessing


def divide(a, b):
    return a / b


fork = multiprocessing.get_context('fork')
good, bad = [], []
pool = fork.Pool(1)
for b in (2, 0, 4):
    pool.apply_async(divide, (8, b), callback=good.append, error_callback=bad.append)
pool.map_async(abs, [-1, -2], callback=good.append)
pool.close()
pool.join()
print(good, bad)
