# What the shell, C and other programs find in their environment is what the user has put there.
import ctypes
import os
import subprocess
import sys

FIND = 'env | grep -c -e ^CONCURRENCY -e "^PYTHONPATH=.*engine"'
os.environ['MINE'] = 'python3'
os.system(FIND)
os.system('env | grep python3 | grep -c ^MINE')
print(subprocess.call(['sh', '-c', FIND + ' # python']))
print(os.spawnv(os.P_WAIT, '/bin/sh', ['sh', '-c', FIND]))
print(ctypes.CDLL(None).getenv(b'CONCURRENCY_LAB'))
sys.stdout.flush()
if os.fork() == 0:
    os.execvp('sh', ['sh', '-c', FIND])
os.wait()
# These take no notice of PYTHONPATH, or of us.
code = 'import os; print(sorted(name for name in os.environ if name.startswith(("CONC", "PYTHONP"))))'
for options in (['-I'], ['-E'], ['-S'], ['-sE'], ['-X', 'dev', '-IS']):
    subprocess.call([sys.executable, *options, '-c', code])
