# The same Python as a subprocess: -c with arguments, and what it finds in itself.
import subprocess
import sys

code = 'import sys; print(sys.argv, __name__, "__file__" in globals(), sys.path[0] == "")'
print(subprocess.run([sys.executable, '-c', code, 'a', 'b'], stdout=subprocess.PIPE, check=True).stdout)
