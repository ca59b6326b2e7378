# A subprocess with a sitecustomize of the user's runs it, once, before the program.
import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, 'sitecustomize.py'), 'w') as file:
        file.write('import builtins\nbuiltins.greeting = "from sitecustomize"\nprint("site")\n')
    env = dict(os.environ, PYTHONPATH=folder + os.pathsep + os.environ.get('PYTHONPATH', ''))
    code = 'import sys; print(greeting, "sitecustomize" in sys.modules)'
    print(subprocess.run([sys.executable, '-c', code], env=env, stdout=subprocess.PIPE).stdout.splitlines())
