# A daemon thread may wait for ever; main works and ends.
import threading
import time

threading.Thread(target=threading.Event().wait, daemon=True, name='idle').start()
for _ in range(10):
    time.sleep(0.1)
print('main is done')
