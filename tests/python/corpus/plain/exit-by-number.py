# sys.exit(n), from inside a try and a with, with their ends run.
import sys
import threading

with threading.Lock():
    try:
        sys.exit(42)
    finally:
        print('finally')
