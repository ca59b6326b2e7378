# Each thread has attributes of its own in a threading.local().
import threading

mine = threading.local()
mine.value = 'main'


def work(n):
    missing.append(hasattr(mine, 'value'))
    mine.value = n
    barrier.wait()
    kept.append(mine.value)


missing, kept = [], []
barrier = threading.Barrier(3)
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(mine.value, missing, sorted(kept))
