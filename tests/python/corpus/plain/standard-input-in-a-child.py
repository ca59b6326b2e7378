# A forked child and its parent read from one pipe, each a line, unbuffered.
import os


def read_line():
    return b''.join(iter(lambda: os.read(0, 1).replace(b'\n', b''), b'')).decode()


pid = os.fork()
if pid == 0:
    os.write(1, f'child: {read_line()}\n'.encode())
    os._exit(0)
os.waitpid(pid, 0)
os.write(1, f'parent: {read_line()}\n'.encode())
