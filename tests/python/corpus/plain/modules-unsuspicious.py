# What is loaded at the start is Python's own; nothing is loaded that the program did not ask for.
import sys

heavy = {'asyncio', 'multiprocessing', 'concurrent', 'queue', 'socket', 'json', 'logging', 'ctypes', 'inspect', 'ast', 'tokenize'}
print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))
standard = set(sys.builtin_module_names) | set(getattr(sys, 'stdlib_module_names', ()))
if hasattr(sys, 'stdlib_module_names'):
    print(sorted({name.split('.')[0] for name in sys.modules} - standard - {'__main__', '__mp_main__', 'sitecustomize', 'usercustomize'}))
