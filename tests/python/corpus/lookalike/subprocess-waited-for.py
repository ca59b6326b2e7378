# Main waits for another program that only sleeps.
import subprocess
import sys

print(subprocess.call([sys.executable, '-c', 'import time; time.sleep(1)']))
