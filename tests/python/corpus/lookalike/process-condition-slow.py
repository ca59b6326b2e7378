# A child waits under a condition for a parent that sleeps.
import multiprocessing
import time


def wait(changed, waiting):
    with changed:
        waiting.set()
        changed.wait()


fork = multiprocessing.get_context('fork')
changed, waiting = fork.Condition(), fork.Event()
child = fork.Process(target=wait, args=(changed, waiting))
child.start()
waiting.wait()
time.sleep(1)
with changed:
    changed.notify()
child.join()
print(child.exitcode)
