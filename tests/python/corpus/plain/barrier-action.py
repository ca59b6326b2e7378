# The action runs once for each meeting, before anybody goes on.
import threading


def work():
    for _ in range(2):
        barrier.wait()
        log.append('go')
        barrier.wait()


log = []
barrier = threading.Barrier(2, action=lambda: log.append('met'))
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
