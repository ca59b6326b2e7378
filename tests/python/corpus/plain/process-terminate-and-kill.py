# terminate() and kill() send what their names say; close() is the end of the object.
import multiprocessing
import time

fork = multiprocessing.get_context('fork')
for way in ('terminate', 'kill'):
    process = fork.Process(target=time.sleep, args=(60,))
    process.start()
    getattr(process, way)()
    process.join()
    print(way, process.exitcode, process.is_alive())
process.close()
try:
    process.is_alive()
except ValueError as error:
    print(error)
