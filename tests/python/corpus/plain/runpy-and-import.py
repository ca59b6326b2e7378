# A second program run by runpy inside this one, and imported by path.
import os
import runpy
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'other.py')
    with open(path, 'w') as file:
        file.write('import threading\nlock = threading.Lock()\nprint(__name__)\nname = __name__\n')
    print(runpy.run_path(path)['name'], runpy.run_path(path, run_name='__main__')['lock'].locked())
print(__name__)
