# A timer runs its function once, with its arguments, after the interval.
import threading

said = []
timer = threading.Timer(0.05, said.append, args=['now'])
timer.start()
print(said, timer.interval)
timer.join()
print(said, timer.finished.is_set())
