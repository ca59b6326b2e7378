# abort() is a signal too.
import os

os.write(1, b'about to abort\n')
os.abort()
