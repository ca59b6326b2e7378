# A child's traceback goes to stderr with the name of the process; main goes on.
import multiprocessing


def fail():
    raise ValueError('in a child')


process = multiprocessing.get_context('fork').Process(target=fail, name='unlucky')
process.start()
process.join()
print(process.exitcode)
