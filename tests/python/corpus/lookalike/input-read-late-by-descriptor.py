# What is typed is read past Python's own streams, and by a worker of a pool; main waits for what that gives.
import os
import sys
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    print(pool.submit(os.read, sys.stdin.fileno(), 4).result())
    print(pool.submit(os.read, sys.stdin.fileno(), 100).result())
