# Names imported in the middle of a function, after threads have run.
import threading

threading.Thread(target=lambda: None).start()


def later():
    from queue import Queue as Q
    from threading import Condition as C, Lock as L
    return L is threading.Lock, C is threading.Condition, Q(1).full()


print(later())
