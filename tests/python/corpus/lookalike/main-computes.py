# A program that only computes.
import time

end = time.monotonic() + 1.2
n = 0
while time.monotonic() < end:
    n += 1
print(n > 0)
