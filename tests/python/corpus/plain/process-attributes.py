# What a process object says of itself before, while and after it runs.
import multiprocessing
import os

fork = multiprocessing.get_context('fork')
gate = fork.Event()
process = fork.Process(target=gate.wait, name='waiter', daemon=True)
print(process.pid, process.exitcode, process.is_alive(), process.daemon, process.name)
try:
    process.join()
except AssertionError as error:
    print(error)
process.start()
print(process.pid == process.ident != os.getpid(), process.is_alive(), process.exitcode)
print(multiprocessing.active_children() == [process], type(process).__name__)
gate.set()
process.join()
print(process.exitcode, multiprocessing.active_children())
try:
    process.start()
except AssertionError as error:
    print(error)
