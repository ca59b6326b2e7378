# The documentation's worker pool: results come through a second queue.
import queue
import threading


def worker():
    while True:
        n = todo.get()
        done.put(n * n)
        todo.task_done()


todo, done = queue.Queue(), queue.Queue()
for _ in range(3):
    threading.Thread(target=worker, daemon=True).start()
for n in range(10):
    todo.put(n)
todo.join()
print(sorted(done.get() for _ in range(10)))
