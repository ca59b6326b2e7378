# The holder is inside one long call of C code that keeps the interpreter to itself.
import threading


def compute():
    with lock:
        inside.set()
        results.append(sum(range(20_000_000)))


def wait():
    inside.wait()
    with lock:
        results.append('after')


lock, inside, results = threading.Lock(), threading.Event(), []
threads = [threading.Thread(target=compute), threading.Thread(target=wait)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results[-1])
