# Two megabytes in small pieces and in one.
import sys

for n in range(20_000):
    print(f'line {n:06d} ' + '.' * 40)
sys.stdout.write('x' * 1_000_000 + '\n')
