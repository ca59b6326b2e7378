# Two hundred short threads, one after the other and all at once.
import threading


def work(n):
    with lock:
        done.append(n)


lock = threading.Lock()
done = []
for n in range(100):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    thread.join()
together = [threading.Thread(target=work, args=(n,)) for n in range(100, 200)]
for thread in together:
    thread.start()
for thread in together:
    thread.join()
print(done[:100] == list(range(100)), sorted(done) == list(range(200)))
