# Objects cross to a child and come back changed, in order.
import multiprocessing


def double(todo, done):
    for item in iter(todo.get, None):
        done.put(item * 2)


fork = multiprocessing.get_context('fork')
todo, done = fork.Queue(), fork.Queue()
process = fork.Process(target=double, args=(todo, done))
process.start()
for item in (1, 'ab', [3], None):
    todo.put(item)
print([done.get() for _ in range(3)])
process.join()
