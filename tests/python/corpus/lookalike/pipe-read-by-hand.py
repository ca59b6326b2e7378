# A child blocks in os.read() on a pipe that its parent fills late.
import os
import time

reader, writer = os.pipe()
pid = os.fork()
if pid == 0:
    os.write(1, os.read(reader, 100) + b'\n')
    os._exit(0)
time.sleep(1)
os.write(writer, b'late')
os.waitpid(pid, 0)
