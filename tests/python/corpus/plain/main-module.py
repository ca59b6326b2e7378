# __main__ is this file, with its usual contents and none besides.
import os
import sys

main = sys.modules['__main__']
print(__name__, os.path.basename(__file__), main.__file__ == __file__, main.__spec__, main.__package__)
print(sorted(name for name in vars(main) if name not in ('__annotations__', '__conditional_annotations__')))
print(type(__loader__).__name__, main.__doc__)
