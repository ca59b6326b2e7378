# A program's arguments are its own.
import os
import sys

print(sys.argv[1:], os.path.basename(sys.argv[0]), len(sys.orig_argv) - len(sys.argv) if hasattr(sys, 'orig_argv') else 1)
