# The value is changed, but nobody is notified.
import multiprocessing


def wait(changed, number, waiting):
    with changed:
        waiting.set()
        while number.value == 0:
            changed.wait()  # waits: waiter


fork = multiprocessing.get_context('fork')
changed = fork.Condition()
number = fork.Value('i', 0)
waiting = fork.Event()
waiter = fork.Process(target=wait, args=(changed, number, waiting), name='waiter')
waiter.start()
waiting.wait()
with changed:
    number.value = 1
waiter.join()
