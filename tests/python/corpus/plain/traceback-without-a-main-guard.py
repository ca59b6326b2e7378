# The classic mistake with spawn: the child imports the main module, which starts a process.
import multiprocessing


def work():
    print('never')


multiprocessing.set_start_method('spawn')
process = multiprocessing.Process(target=work)
process.start()
process.join()
print(process.exitcode)
