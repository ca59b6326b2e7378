# Three philosophers, three forks, all of them left-handed.
import threading


def dine(seat):
    with forks[seat]:
        seated.wait()
        with forks[seat - 1]:  # waits: plato kant hume
            print('eats')


forks = [threading.Lock() for _ in range(3)]
seated = threading.Barrier(3)
for seat, name in enumerate(['plato', 'kant', 'hume']):
    threading.Thread(target=dine, args=(seat,), name=name).start()
