# Spawned workers; an initializer; a callback in the main process.
import multiprocessing
from concurrent.futures import ProcessPoolExecutor, as_completed


def prepare(word):
    global prefix
    prefix = word


def work(n):
    return f'{prefix}{n}'


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    log = []
    with ProcessPoolExecutor(1, mp_context=spawn, initializer=prepare, initargs=('n',)) as executor:
        futures = [executor.submit(work, n) for n in range(3)]
        futures[0].add_done_callback(lambda f: log.append(f.result()))
        print(sorted(f.result() for f in as_completed(futures)))
    print(log)
