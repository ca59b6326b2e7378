# Main takes three of two.
import threading

licences = threading.BoundedSemaphore(2)
for n in range(3):
    licences.acquire()  # waits: MainProcess
    print('licence', n, flush=True)
