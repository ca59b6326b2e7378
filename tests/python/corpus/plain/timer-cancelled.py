# A timer that is cancelled in time never fires, and its thread ends.
import threading

timer = threading.Timer(60, print, args=['never'])
timer.start()
timer.cancel()
timer.join()
print(timer.is_alive(), isinstance(timer, threading.Thread))
