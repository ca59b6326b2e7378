# os._exit() leaves at once: no flush, no atexit, no finally.
import atexit
import os
import sys

atexit.register(print, 'never')
sys.stdout.write('flushed\n')
sys.stdout.flush()
sys.stdout.write('not flushed')
os._exit(9)
