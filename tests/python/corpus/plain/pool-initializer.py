# Every worker is prepared by the initializer, once.
import multiprocessing


def prepare(counter, word):
    global greeting
    greeting = word
    with counter.get_lock():
        counter.value += 1


def greet(name):
    return f'{greeting} {name}'


fork = multiprocessing.get_context('fork')
counter = fork.Value('i', 0)
with fork.Pool(2, initializer=prepare, initargs=(counter, 'hello')) as pool:
    print(pool.map(greet, ['a', 'b', 'c']))
    pool.close()
    pool.join()
print(counter.value)
