# usercustomize is found in the user's own site folder.
import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as base:
    env = dict(os.environ, PYTHONUSERBASE=base)
    ask = [sys.executable, '-c', 'import site; print(site.getusersitepackages())']
    folder = subprocess.run(ask, env=env, stdout=subprocess.PIPE).stdout.decode().strip()
    os.makedirs(folder)
    with open(os.path.join(folder, 'usercustomize.py'), 'w') as file:
        file.write('print("usercustomize")\n')
    print(subprocess.run([sys.executable, '-c', 'print("program")'], env=env, stdout=subprocess.PIPE).stdout.split())
