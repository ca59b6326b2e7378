# A subprocess with an environment of its own choice starts and has only that.
import subprocess
import sys

code = 'import os; print(sorted(name for name in os.environ if name != "LC_CTYPE"))'
print(subprocess.run([sys.executable, '-c', code], env={'ONLY': 'this'}, stdout=subprocess.PIPE).stdout)
