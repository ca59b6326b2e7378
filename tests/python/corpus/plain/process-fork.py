# A forked child begins with a copy of its parent's variables; what it changes stays there.
import multiprocessing
import os


def work():
    counter.append('child')
    print(counter, os.getpid() != parent, os.getppid() == parent, flush=True)


counter, parent = ['main'], os.getpid()
process = multiprocessing.get_context('fork').Process(target=work)
process.start()
process.join()
print(counter, process.exitcode)
