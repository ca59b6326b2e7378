# The queue that is a pipe and two locks.
import multiprocessing

fork = multiprocessing.get_context('fork')
q = fork.SimpleQueue()
processes = [fork.Process(target=q.put, args=(n,)) for n in range(4)]
for process in processes:
    process.start()
print(sorted(q.get() for _ in range(4)), q.empty())
for process in processes:
    process.join()
