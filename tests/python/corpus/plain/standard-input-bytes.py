# Bytes in, bytes out, untouched.
import sys

data = sys.stdin.buffer.read()
sys.stdout.buffer.write(data[::-1][::-1] + b'\x00\xff\n')
print(sys.stdin.encoding.lower(), len(data))
