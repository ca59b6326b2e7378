# Two forked processes enter two conditions in opposite order.
import multiprocessing


def work(mine, other, both):
    with mine:
        both.wait()
        with other:  # waits: p1 p2
            print('never')


fork = multiprocessing.get_context('fork')
filled = fork.Condition()
emptied = fork.Condition()
both = fork.Barrier(2)
fork.Process(target=work, args=(filled, emptied, both), name='p1').start()
fork.Process(target=work, args=(emptied, filled, both), name='p2').start()
