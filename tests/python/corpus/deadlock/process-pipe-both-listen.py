# Both ends of a pipe wait for the other to speak.
import multiprocessing


def listen(end):
    end.recv()  # waits: child


fork = multiprocessing.get_context('fork')
pipe = fork.Pipe()
fork.Process(target=listen, args=(pipe[1],), name='child').start()
pipe[0].recv()  # waits: MainProcess
