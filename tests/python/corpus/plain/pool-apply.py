# apply() and apply_async() in spawned workers: get(), ready(), successful().
import multiprocessing


def add(a, b=10):
    return a + b


if __name__ == '__main__':
    with multiprocessing.get_context('spawn').Pool(1) as pool:
        print(pool.apply(add, (1,), {'b': 2}))
        result = pool.apply_async(add, (1,))
        print(result.get(timeout=20), result.ready(), result.successful())
