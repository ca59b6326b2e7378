# connection.wait() waits for whichever of several processes ends first.
import multiprocessing
from multiprocessing.connection import wait

fork = multiprocessing.get_context('fork')
gates = [fork.Event() for _ in range(3)]
processes = [fork.Process(target=gate.wait, name=f'p{n}') for n, gate in enumerate(gates)]
for process in processes:
    process.start()
for n in (2, 0, 1):
    gates[n].set()
    ready = wait([process.sentinel for process in processes if process.is_alive() or process is processes[n]])
    print([process.name for process in processes if process.sentinel in ready])
    processes[n].join()
