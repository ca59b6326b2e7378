# Workers that wait for work while main sleeps.
import time
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(3)
print(list(executor.map(abs, [-1, -2, -3])))
time.sleep(1.2)
