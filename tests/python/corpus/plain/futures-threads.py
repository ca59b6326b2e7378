# submit(), result(), map() in order, and the executor as a with-block.
from concurrent.futures import ThreadPoolExecutor


def work(a, b=1):
    return a * b


with ThreadPoolExecutor(max_workers=3, thread_name_prefix='w') as executor:
    futures = [executor.submit(work, n, b=10) for n in range(5)]
    print([future.result() for future in futures], list(executor.map(work, [1, 2], [3, 4])))
print(futures[0].done(), futures[0].running(), futures[0].cancelled())
