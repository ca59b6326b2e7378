# The holder waits for an event that a timer will set; another one waits for the lock.
import threading


def hold():
    with lock:
        inside.set()
        alarm.wait()


lock, inside, alarm = threading.Lock(), threading.Event(), threading.Event()
threading.Thread(target=hold).start()
inside.wait()
threading.Timer(1, alarm.set).start()
with lock:
    print('after the alarm')
