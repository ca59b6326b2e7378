# join() on a closed pool whose worker computes.
import multiprocessing


def compute(n):
    return sum(i * i for i in range(n))


pool = multiprocessing.get_context('fork').Pool(1)
result = pool.apply_async(compute, (4_000_000,))
pool.close()
pool.join()
print(result.ready())
