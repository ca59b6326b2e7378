# Each end sends more than the pipe holds before it receives.
import multiprocessing


def exchange(end):
    end.send(b'x' * 1_000_000)  # waits: MainProcess other
    end.recv()


if __name__ == '__main__':
    here, there = multiprocessing.Pipe()
    multiprocessing.Process(target=exchange, args=(there,), name='other').start()
    exchange(here)
