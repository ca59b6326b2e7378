# Workers that put into the bounded queue from which they take.
import queue
import threading


def work():
    while True:
        n = todo.get()
        both.wait()
        for part in (n, n, n):
            todo.put(part)  # waits: w0 w1


todo = queue.Queue(2)
both = threading.Barrier(2)
todo.put(0)
todo.put(1)
for n in range(2):
    threading.Thread(target=work, name=f'w{n}').start()
