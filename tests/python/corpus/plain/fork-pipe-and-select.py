# A pipe between parent and forked child, waited for with select().
import os
import select

reader, writer = os.pipe()
print(select.select([reader], [], [], 0)[0])
if os.fork() == 0:
    os.close(reader)
    os.write(writer, b'from the child')
    os._exit(0)
os.close(writer)
print(select.select([reader], [], [], 10)[0] == [reader], os.read(reader, 100))
os.wait()
