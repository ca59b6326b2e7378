# join() with a timeout returns None either way; is_alive() tells.
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.start()
print(thread.join(0.05), thread.is_alive())
gate.set()
print(thread.join(), thread.is_alive())
