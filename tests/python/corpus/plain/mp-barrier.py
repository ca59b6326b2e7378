# Parent and two children meet twice; the numbers they get are 0, 1 and 2.
import multiprocessing


def work(barrier, line):
    line.put(barrier.wait())
    barrier.wait()


fork = multiprocessing.get_context('fork')
barrier, line = fork.Barrier(3), fork.SimpleQueue()
processes = [fork.Process(target=work, args=(barrier, line)) for _ in range(2)]
for process in processes:
    process.start()
line.put(barrier.wait())
print(sorted(line.get() for _ in range(3)), barrier.parties)
barrier.wait()
for process in processes:
    process.join()
print(barrier.broken)
