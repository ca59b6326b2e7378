# A barrier for three, and two who come.
import threading

camp = threading.Barrier(3)


def hike():
    camp.wait()  # waits: h0 h1


for n in range(2):
    threading.Thread(target=hike, name=f'h{n}').start()
