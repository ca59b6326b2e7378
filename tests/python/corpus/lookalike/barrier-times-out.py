# Nobody else comes: broken after a second, for both who wait.
import threading


def come():
    try:
        meeting.wait()
    except threading.BrokenBarrierError:
        log.append('broken')


meeting, log = threading.Barrier(3, timeout=1), []
threads = [threading.Thread(target=come) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
