# A worker's exception is raised where the result is asked for, with the worker's traceback as its cause.
import multiprocessing


def fail(n):
    raise LookupError(n)


with multiprocessing.get_context('fork').Pool(1) as pool:
    try:
        pool.apply(fail, (3,))
    except LookupError as error:
        print(repr(error), type(error.__cause__).__name__, 'in fail' in str(error.__cause__))
    result = pool.map_async(fail, [1])
    result.wait()
    print(result.ready(), result.successful())
    try:
        pool.join()
    except ValueError as error:
        print(error)
