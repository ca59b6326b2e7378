# The types of locks: what they say belongs to them, their functions called on them, and a subclass of one.
import threading

Lock, RLock = type(threading.Lock()), type(threading.RLock())
print(isinstance(threading.Condition()._lock, RLock), isinstance(threading.Lock(), RLock), isinstance(1, RLock))
for cls, lock in (Lock, threading.Lock()), (RLock, threading.RLock()):
    print(cls.acquire(lock), cls.acquire(lock, blocking=False), cls.release(lock))
    print(cls.__enter__(lock), cls.__exit__(lock, None, None, None), cls.acquire.__name__, callable(cls.release))
    print(sorted(name for name in ('acquire', 'release', '_is_owned') if hasattr(cls, name)))


class Counting(RLock):
    taken = 0

    def acquire(self, *args, **kwargs):
        self.taken += 1
        return super().acquire(*args, **kwargs)

    def both(self):
        return self.acquire(), self.release()


counting = Counting()
print(counting.both(), Counting.acquire(counting), counting.taken, Counting.release(counting))
with counting as got:
    print(got, counting.taken, counting._is_owned(), type(counting) is Counting, isinstance(counting, RLock))
print(isinstance(threading.RLock(), Counting), isinstance(threading.Condition()._lock, Counting))
condition = threading.Condition(counting)
with condition:
    print(condition.wait(0.01), counting._is_owned())
