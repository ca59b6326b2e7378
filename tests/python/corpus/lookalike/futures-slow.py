# Main waits for results of tasks that sleep, more of them than threads.
import time
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as executor:
    print(list(executor.map(lambda pause: time.sleep(pause) or pause, [0.4, 0.5, 0.4, 0.3])))
