# Two children keep the places that they took; the third waits.
import multiprocessing


def keep(places, taken):
    places.acquire()
    taken.release()


def come_late(places):
    places.acquire()  # waits: late


fork = multiprocessing.get_context('fork')
places = fork.BoundedSemaphore(2)
taken = fork.Semaphore(0)
for n in range(2):
    fork.Process(target=keep, args=(places, taken), name=f'keeper{n}').start()
    taken.acquire()
fork.Process(target=come_late, args=(places,), name='late').start()
