# A child of the fork server is no child of main, yet main can join it.
import multiprocessing
import os


def work(pipe):
    pipe.send(os.getppid())


if __name__ == '__main__':
    context = multiprocessing.get_context('forkserver')
    here, there = context.Pipe()
    process = context.Process(target=work, args=(there,))
    process.start()
    print(here.recv() == os.getpid(), process.join(), process.exitcode)
