# What the gc module knows: who refers to a thing, what is tracked and frozen, which cycles are garbage.
import sys

print('gc' in sys.modules)

import gc  # noqa: E402
import os  # noqa: E402


class Node:
    pass


gc.collect()
here = Node()
print([type(one).__name__ for one in gc.get_referrers(here)])
print(globals() in gc.get_referrers(here))
print(vars(sys.modules['__main__']) is globals(), any(one is vars(os) for one in gc.get_objects()))
print(gc.get_freeze_count(), gc.isenabled(), gc.callbacks, gc.garbage)

for _ in range(3):
    a, b = Node(), Node()
    a.other, b.other = b, a
del a, b
print(gc.collect() >= 6)
print(gc.collect())
print(sum(type(one) is Node for one in gc.get_objects()))

gc.freeze()
print(gc.get_freeze_count() > 1000)
gc.unfreeze()
print(gc.get_freeze_count())
print(gc.__name__, gc.__spec__.name, gc.__loader__.__name__)
