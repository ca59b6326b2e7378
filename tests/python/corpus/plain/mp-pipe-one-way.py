# One end reads, one writes; bytes; EOFError when nobody can write any more.
import multiprocessing

reader, writer = multiprocessing.Pipe(duplex=False)
print(reader.readable, reader.writable, writer.writable, reader.closed)
writer.send_bytes(b'raw bytes')
print(reader.recv_bytes())
try:
    reader.send(1)
except OSError as error:
    print(error)
writer.close()
try:
    reader.recv()
except EOFError:
    print('EOFError', writer.closed)
with reader:
    pass
print(reader.closed)
