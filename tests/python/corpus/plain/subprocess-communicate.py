# Input, output, errors and exit codes of a subprocess.
import subprocess
import sys

code = 'import sys; sys.stderr.write("E"); print(sys.stdin.read()[::-1]); sys.exit(3)'
child = subprocess.Popen([sys.executable, '-c', code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
print(child.communicate(b'abc'), child.returncode)
try:
    subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'], timeout=0.3)
except subprocess.TimeoutExpired:
    print('TimeoutExpired')
try:
    subprocess.check_output([sys.executable, '-c', 'raise SystemExit(2)'])
except subprocess.CalledProcessError as error:
    print(error.returncode)
