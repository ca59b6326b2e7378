# The holder waits for another program.
import subprocess
import sys
import threading


def hold():
    with lock:
        inside.set()
        subprocess.run([sys.executable, '-c', 'import time; time.sleep(0.8)'], check=True)


lock, inside = threading.Lock(), threading.Event()
threading.Thread(target=hold).start()
inside.wait()
with lock:
    print('the other program is done')
