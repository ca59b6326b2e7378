"""A program that computes and needs no lock: seconds, the least of several rounds."""

import sys
import time

COUNT = int(sys.argv[1])
ROUNDS = 5


def compute():
    began = time.perf_counter()
    x = 1
    for _ in range(COUNT):
        x = x * 48_271 % 2_147_483_647
    return time.perf_counter() - began


print("computing", min(compute() for _ in range(ROUNDS)))
