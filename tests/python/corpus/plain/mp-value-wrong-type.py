# What a Value refuses, it refuses with a traceback of the program and of Python alone.
import multiprocessing
import traceback

value = multiprocessing.Value('i', 0)
try:
    value.value = 'x'
except TypeError:
    print(len(traceback.format_exc().splitlines()) < 9, 'clab' in traceback.format_exc())
try:
    multiprocessing.Value('i', 0, lock='no lock')
except AttributeError as error:
    print(error)
value.value = 'x'
