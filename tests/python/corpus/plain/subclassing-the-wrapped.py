# Subclasses that call super() and are used by the library in place of their bases.
import threading


class LoudEvent(threading.Event):
    def set(self):
        print('set')
        super().set()


class CountingCondition(threading.Condition):
    waits = 0

    def wait(self, timeout=None):
        self.waits += 1
        return super().wait(timeout)


class Room(threading.BoundedSemaphore):
    def __enter__(self):
        print('enter')
        return super().__enter__()


event, condition = LoudEvent(), CountingCondition()
threading.Timer(0.02, event.set).start()
print(event.wait(10))
with condition:
    condition.wait_for(lambda: False, timeout=0.05)
print(condition.waits > 0)
with Room(1) as entered:
    print(entered)
