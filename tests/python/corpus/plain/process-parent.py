# A child knows its parent process by name and pid, and main has none.
import multiprocessing
import os


def work():
    parent = multiprocessing.parent_process()
    print(parent.name, parent.pid == os.getppid(), parent.is_alive(), flush=True)
    print(multiprocessing.current_process().name, flush=True)


print(multiprocessing.parent_process())
process = multiprocessing.get_context('fork').Process(target=work)
process.start()
process.join()
