# A thread gets its positional and keyword arguments, and main sees what it did.
import threading


def work(*args, **kwargs):
    seen.append((args, kwargs))


seen = []
thread = threading.Thread(target=work, args=(1, 'two'), kwargs={'three': 3})
thread.start()
thread.join()
print(seen, thread.is_alive())
