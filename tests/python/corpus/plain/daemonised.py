# The classic double fork: the program ends, its grandchild a little later.
import os
import sys

reader, writer = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.read(reader, 1)
        os._exit(0)
    os._exit(0)
os.wait()
print('the daemon is on its own')
sys.stdout.flush()
os.write(writer, b'.')
