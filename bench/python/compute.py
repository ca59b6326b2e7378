"""A program that computes and needs no lock: seconds, by the clock and of the processor, the least of many short rounds.

Whatever else the machine does is longer than most of the rounds, or falls between them.
"""

import sys
import time

COUNT = int(sys.argv[1])
ROUNDS = 20


def compute(clock):
    began = clock()
    x = 1
    for _ in range(COUNT):
        x = x * 48_271 % 2_147_483_647
    return clock() - began


for label, clock in (("computing", time.perf_counter), ("processor", time.process_time)):
    print(label, min(compute(clock) for _ in range(ROUNDS)))
