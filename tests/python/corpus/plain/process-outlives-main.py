# A process that is no daemon is joined when the interpreter ends.
import multiprocessing
import time


def late():
    time.sleep(0.1)
    print('the child has the last word')


multiprocessing.get_context('fork').Process(target=late).start()
print('main is done', flush=True)
