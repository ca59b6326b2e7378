# A hook that raises is reported on stderr; the others still run.
import atexit

atexit.register(print, 'runs all the same')
atexit.register(lambda: 1 / 0)
print('main')
