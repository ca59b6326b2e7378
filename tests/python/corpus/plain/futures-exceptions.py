# A task's exception comes back with the program's frames in its traceback.
import traceback
from concurrent.futures import ThreadPoolExecutor


def fail(n):
    raise LookupError(n)


with ThreadPoolExecutor(1) as executor:
    future = executor.submit(fail, 3)
    print(repr(future.exception()), executor.submit(int, '4').exception())
    try:
        future.result()
    except LookupError as error:
        print([frame.name for frame in traceback.extract_tb(error.__traceback__)][-1])
    try:
        list(executor.map(fail, [5]))
    except LookupError as error:
        print(error)
