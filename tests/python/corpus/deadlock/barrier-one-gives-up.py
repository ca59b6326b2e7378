# One of two walks only one stage; the other waits at the end of the second.
import threading

camp = threading.Barrier(2)


def hike(stages):
    for _ in range(stages):
        camp.wait()  # waits: patient


threading.Thread(target=hike, args=(1,), name='tired').start()
threading.Thread(target=hike, args=(2,), name='patient').start()
