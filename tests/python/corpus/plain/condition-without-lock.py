# notify() and wait() without the lock are errors.
import threading

condition = threading.Condition()
for call in (condition.notify, condition.notify_all, condition.wait):
    try:
        call()
    except RuntimeError as error:
        print(error)
