# Main reads what another program prints now and then.
import subprocess
import sys

code = 'import time\nfor n in range(3):\n    print(n, flush=True)\n    time.sleep(0.4)'
with subprocess.Popen([sys.executable, '-c', code], stdout=subprocess.PIPE) as child:
    print([int(line) for line in child.stdout])
