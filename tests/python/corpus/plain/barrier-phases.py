# Three threads in step, through three phases; each wait has a number of its own.
import threading


def work():
    for phase in range(3):
        with lock:
            arrived[phase].append(barrier.n_waiting)
        places[phase].append(barrier.wait())


barrier, lock = threading.Barrier(3), threading.Lock()
arrived = [[], [], []]
places = [[], [], []]
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([sorted(place) for place in places], [len(a) for a in arrived], barrier.parties)
