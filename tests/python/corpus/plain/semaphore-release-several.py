# release(n) lets several in at once.
import threading

semaphore = threading.Semaphore(0)
threads = [threading.Thread(target=semaphore.acquire) for _ in range(3)]
for thread in threads:
    thread.start()
semaphore.release(3)
for thread in threads:
    thread.join()
print(semaphore.acquire(blocking=False))
