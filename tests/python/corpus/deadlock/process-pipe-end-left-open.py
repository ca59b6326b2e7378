# EOFError never comes, because the reader itself still has the end to write on.
import multiprocessing


def read(source):
    try:
        while True:
            source.recv()  # waits: reader
    except EOFError:
        print('all read')


fork = multiprocessing.get_context('fork')
ends = fork.Pipe(duplex=False)
reader = fork.Process(target=read, args=(ends[0],), name='reader')
reader.start()
ends[1].send('one')
ends[1].close()
reader.join()
