# A daemon thread does not keep the program alive.
import threading

started = threading.Event()


def for_ever():
    started.set()
    threading.Event().wait()


threading.Thread(target=for_ever, daemon=True).start()
started.wait()
print('main ends', threading.active_count())
