# Main and a spawned process take the locks of two values in opposite order.
import multiprocessing


def work(one, two, both):
    with two.get_lock():
        both.wait()
        with one.get_lock():  # waits: p1
            print('never')


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    one = spawn.Value('i', 0)
    two = spawn.Array('i', 3)
    both = spawn.Barrier(2)
    spawn.Process(target=work, args=(one, two, both), name='p1').start()
    with one.get_lock():
        both.wait()
        with two.get_lock():  # waits: MainProcess
            print('never')
