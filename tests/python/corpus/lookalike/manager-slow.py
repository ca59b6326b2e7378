# A child waits for a manager's event that main sets late.
import multiprocessing
import time


def wait(event):
    event.wait()


if __name__ == '__main__':
    fork = multiprocessing.get_context('fork')
    with fork.Manager() as manager:
        event = manager.Event()
        child = fork.Process(target=wait, args=(event,))
        child.start()
        time.sleep(1)
        event.set()
        child.join()
        print(child.exitcode)
