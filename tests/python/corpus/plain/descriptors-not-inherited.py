# A program finds the descriptors 0, 1 and 2, and gets 3 and 4 for its own.
import os

reader, writer = os.pipe()
print(os.get_inheritable(reader), os.get_inheritable(1))
os.dup2(reader, 20)
print(os.fstat(20).st_ino == os.fstat(reader).st_ino)
os.close(writer)
print(os.read(20, 1))
