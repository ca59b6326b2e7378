# Locks on an ExitStack, released in reverse order, whatever happens.
import contextlib
import threading

log = []
locks = [threading.Lock() for _ in range(3)]
try:
    with contextlib.ExitStack() as stack:
        for n, lock in enumerate(locks):
            stack.enter_context(lock)
            stack.callback(log.append, n)
        print([lock.locked() for lock in locks])
        raise ValueError('inside')
except ValueError as error:
    print(error, log, [lock.locked() for lock in locks])
