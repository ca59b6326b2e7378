# A bounded semaphore counts who gives back too much.
import threading

semaphore = threading.BoundedSemaphore(1)
with semaphore:
    pass
try:
    semaphore.release()
except ValueError as error:
    print(error)
print(isinstance(semaphore, threading.Semaphore))
