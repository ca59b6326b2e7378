# The cycle between two processes, broken by a timeout.
import multiprocessing


def work(first, second, both, timeout):
    with first:
        both.wait()
        if second.acquire(timeout=timeout):
            second.release()


fork = multiprocessing.get_context('fork')
a, b, both = fork.Lock(), fork.Lock(), fork.Barrier(2)
children = [fork.Process(target=work, args=(a, b, both, 1)), fork.Process(target=work, args=(b, a, both, 2.5))]
for child in children:
    child.start()
for child in children:
    child.join()
print([child.exitcode for child in children])
