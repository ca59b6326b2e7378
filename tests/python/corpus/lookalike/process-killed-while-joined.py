# Main joins a child that would never end; a timer terminates it.
import multiprocessing
import threading

fork = multiprocessing.get_context('fork')
never = fork.Event()
child = fork.Process(target=never.wait)
child.start()
threading.Timer(1, child.terminate).start()
child.join()
print(child.exitcode)
