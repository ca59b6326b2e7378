# A scheduler of one's own: generators that take turns on one thread.
from collections import deque


def task(name, steps):
    for step in range(steps):
        print(name, step)
        yield
    return name


def run(*tasks):
    ready = deque(tasks)
    while ready:
        current = ready.popleft()
        try:
            next(current)
            ready.append(current)
        except StopIteration as stop:
            print(stop.value, 'is done')


run(task('a', 2), task('b', 3), task('c', 1))
