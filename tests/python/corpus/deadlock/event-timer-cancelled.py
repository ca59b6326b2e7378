# The alarm clock was switched off.
import threading

alarm = threading.Event()
clock = threading.Timer(1000, alarm.set)
clock.start()


def sleep():
    alarm.wait()  # waits: sleeper


threading.Thread(target=sleep, name='sleeper').start()
clock.cancel()
