# What the standard streams say they are when they are pipes.
import sys

for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream.name, stream.fileno(), stream.isatty(), stream.encoding.lower(), stream.errors, stream.line_buffering)
print(type(sys.stdout).__name__, type(sys.stdout.buffer).__name__, sys.stdout is sys.__stdout__)
