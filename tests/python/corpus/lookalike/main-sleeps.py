# A program that only sleeps.
import time

time.sleep(1.2)
print('awake')
