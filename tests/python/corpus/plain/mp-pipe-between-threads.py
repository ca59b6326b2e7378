# A pipe between two threads, and a connection that is itself sent through a pipe.
import multiprocessing
import threading


def serve(line):
    with line.recv() as inner:
        inner.send('through the inner pipe')


if __name__ == '__main__':
    here, there = multiprocessing.Pipe()
    reader, writer = multiprocessing.Pipe(duplex=False)
    thread = threading.Thread(target=serve, args=(there,))
    thread.start()
    here.send(writer)
    writer.close()
    print(reader.recv())
    thread.join()
