# Two at the barrier, and the third is on the way.
import threading
import time


def come(pause):
    time.sleep(pause)
    meeting.wait()


meeting = threading.Barrier(3)
threads = [threading.Thread(target=come, args=(pause,)) for pause in (0, 0, 1.1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meeting.broken)
