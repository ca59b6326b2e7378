# Parent and spawned child wait for each other's first word.
import multiprocessing


def answer(up, down):
    down.get()  # waits: child
    up.put('answer')


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    up = spawn.Queue()
    down = spawn.SimpleQueue()
    spawn.Process(target=answer, args=(up, down), name='child').start()
    up.get()  # waits: MainProcess
    down.put('question')
