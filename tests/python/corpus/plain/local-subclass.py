# A subclass of local runs its __init__ in each thread that touches it.
import threading


class Counter(threading.local):
    def __init__(self, start):
        made.append(threading.current_thread().name)
        self.count = start


made = []
counter = Counter(10)
counter.count += 1


def work():
    counter.count += 5
    print(counter.count, counter.__dict__)


thread = threading.Thread(target=work, name='t')
thread.start()
thread.join()
print(counter.count, made)
