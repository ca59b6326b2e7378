# Whoever will wake main has not been started yet.
import threading
import time


def first():
    time.sleep(0.6)
    threading.Thread(target=second).start()


def second():
    time.sleep(0.6)
    done.set()


done = threading.Event()
threading.Thread(target=first).start()
done.wait()
print('done')
