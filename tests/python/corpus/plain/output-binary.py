# All 256 bytes, and a text that is no UTF-8.
import sys

sys.stdout.buffer.write(bytes(range(256)))
sys.stdout.flush()
sys.stdout.buffer.write('Grüße'.encode('latin-1') + b'\r\n\r')
