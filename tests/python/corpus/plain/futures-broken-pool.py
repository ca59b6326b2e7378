# A worker that vanishes breaks the pool, and every future says so.
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context('fork')) as executor:
    future = executor.submit(os._exit, 1)
    try:
        future.result()
    except BrokenProcessPool:
        print('BrokenProcessPool')
    try:
        executor.submit(abs, 1)
    except BrokenProcessPool:
        print('no more')
