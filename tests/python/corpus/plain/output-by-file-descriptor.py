# Buffered output and os.write() in the order of their flushes.
import os
import sys

sys.stdout.write('buffered ')
os.write(1, b'direct\n')
sys.stdout.flush()
print('\nflushed', flush=True)
os.write(1, b'last\n')
