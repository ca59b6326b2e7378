# Lines from a pipe, by input() and by iterating, to the end of the file.
import sys

print(input('no prompt? '))
print([line for line in sys.stdin], sys.stdin.isatty())
try:
    input()
except EOFError as error:
    print('EOFError', error)
