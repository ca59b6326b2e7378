# However a Python is started, it finds in its environment what its parent has.
import os
import subprocess
import sys

code = 'import os; print(sorted(set(name for name in os.environ if name.startswith(("CONC", "PYTHONP", "MINE")))))'
os.environ['MINE'] = 'set'
with open('/tmp/lab-corpus-%d' % os.getpid(), 'w') as script:
    script.write('#!%s\n%s\n' % (sys.executable, code))
os.chmod(script.name, 0o700)
command = '"%s" -c \'%s\'' % (sys.executable, code)
sys.stdout.flush()
try:
    os.system(command)
    os.system('env LATER=1 ' + command)
    subprocess.call(command, shell=True)
    subprocess.call(['nice', sys.executable, '-c', code])
    subprocess.call([script.name])
    os.spawnl(os.P_WAIT, sys.executable, 'any name', '-c', code)
    if os.fork() == 0:
        os.execl(sys.executable, 'any name', '-c', code)
    os.wait()
finally:
    os.unlink(script.name)
try:
    os.execv('/nowhere/python3', ['python3'])
except OSError as error:
    print(error)
print(os.system('exit 3') >> 8, os.popen('env | grep -c -e ^CONCURR -e ^PYTHONPATH=.*engine').read())
