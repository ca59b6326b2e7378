# Main joins a child that sleeps.
import multiprocessing
import time

child = multiprocessing.get_context('fork').Process(target=time.sleep, args=(1.2,))
child.start()
child.join()
print(child.exitcode)
