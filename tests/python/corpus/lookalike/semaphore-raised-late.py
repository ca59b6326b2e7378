# Two wait for a semaphore that a timer raises twice.
import threading

semaphore = threading.Semaphore(0)
threads = [threading.Thread(target=semaphore.acquire) for _ in range(2)]
for thread in threads:
    thread.start()
for pause in (0.5, 1):
    threading.Timer(pause, semaphore.release).start()
for thread in threads:
    thread.join()
print('both through')
