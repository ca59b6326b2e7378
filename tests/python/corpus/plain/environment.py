# Only what the user has set: no variable of anybody else's.
import os

print(sorted(name for name in os.environ if name.startswith(('PYTHON', 'LAB', 'CLAB'))))
print([value for value in os.environ.values() if 'sitecustomize' in value or 'electron' in value])
os.environ['MINE'] = 'set'
print(os.getenv('MINE'), os.popen('echo $MINE').read().strip())
