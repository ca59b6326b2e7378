# The first entry is the program's folder; the rest is Python's own.
import os
import sys

print(os.path.realpath(sys.path[0]) == os.path.dirname(os.path.realpath(__file__)))
others = [path for path in sys.path[1:] if not path.startswith((sys.prefix, sys.base_prefix, os.path.expanduser('~/.local')))]
print(others, len(sys.path) == len(set(sys.path)))
