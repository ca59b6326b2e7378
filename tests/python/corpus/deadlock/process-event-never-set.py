# A child of the fork server waits for an event; its parent waits for the child.
import multiprocessing


def sleep(gate):
    gate.wait()  # waits: sleeper


if __name__ == '__main__':
    context = multiprocessing.get_context('forkserver')
    gate = context.Event()
    sleeper = context.Process(target=sleep, args=(gate,), name='sleeper')
    sleeper.start()
    sleeper.join()
