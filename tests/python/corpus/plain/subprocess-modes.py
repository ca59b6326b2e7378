# python -I, -S, -E, -m and a program from standard input.
import subprocess
import sys


def ask(*args, given=None):
    done = subprocess.run([sys.executable, *args], input=given, stdout=subprocess.PIPE, universal_newlines=True)
    return done.stdout.strip(), done.returncode


print(ask('-I', '-c', 'import sys; print(sys.flags.isolated)'))
print(ask('-S', '-c', 'import sys; print("site" in sys.modules)'))
print(ask('-E', '-c', 'import sys; print(sys.flags.ignore_environment)'))
print(ask('-m', 'calendar', '2000')[1])
print(ask('-', given='import sys; print(sys.argv)\nsys.exit(8)'))
