# Two processes take two locks in opposite order.
import multiprocessing


def work(first, second, both):
    with first:
        both.wait()
        with second:  # waits: p1 p2
            print('never')


fork = multiprocessing.get_context('fork')
lock1 = fork.Lock()
lock2 = fork.Lock()
both = fork.Barrier(2)
fork.Process(target=work, args=(lock1, lock2, both), name='p1').start()
fork.Process(target=work, args=(lock2, lock1, both), name='p2').start()
