# Much is sent through a pipe, and read after a while.
import multiprocessing
import time


def read(end):
    time.sleep(1)
    print(len(end.recv()), len(end.recv_bytes()), end.recv() == list(range(100_000)))


if __name__ == '__main__':
    for duplex in (True, False):
        there, here = multiprocessing.Pipe(duplex)
        reader = multiprocessing.Process(target=read, args=(there,))
        reader.start()
        here.send(b'x' * 1_000_000)
        here.send_bytes(memoryview(bytearray(700_001)))
        here.send(list(range(100_000)))
        reader.join()
