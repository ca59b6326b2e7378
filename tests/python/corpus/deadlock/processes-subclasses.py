# A ring of three processes that are subclasses.
import multiprocessing

fork = multiprocessing.get_context('fork')


class Member(fork.Process):
    def __init__(self, n):
        super().__init__(name=f'p{n}')
        self.n = n

    def run(self):
        with locks[self.n]:
            ready.wait()
            with locks[(self.n + 1) % 3]:  # waits: p0 p1 p2
                print('never')


locks = [fork.Lock() for _ in range(3)]
ready = fork.Barrier(3)
for n in range(3):
    Member(n).start()
