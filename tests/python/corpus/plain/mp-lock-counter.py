# Three processes add under a lock of their own making: nothing is lost.
import multiprocessing


def add(lock, total):
    for _ in range(500):
        with lock:
            total.value += 1


fork = multiprocessing.get_context('fork')
lock, total = fork.Lock(), fork.Value('i', 0, lock=False)
processes = [fork.Process(target=add, args=(lock, total)) for _ in range(3)]
for process in processes:
    process.start()
for process in processes:
    process.join()
print(total.value)
