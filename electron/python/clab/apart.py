"""What is here before the program begins is no work for Python's garbage collector.

At its end Python looks for cycles in all that there is, which would take longer than everything else that we do. So
what there is at the start is set apart, as before a fork (`gc.freeze`), and put back as soon as somebody imports `gc`.
"""

import sys


def start():
    if "gc" in sys.modules:
        return
    import gc

    gc.freeze()
    del sys.modules["gc"]
    # Apart, it would keep from the collector all that the program has.
    old = sys.modules["__main__"]
    sys.modules["__main__"] = type(sys)("__main__")
    sys.modules["__main__"].__dict__.update(old.__dict__)


def instrument(gc):
    gc.unfreeze()
    if sys.version_info[:2] == (3, 12):
        gc.collect()  # It sets apart what is immortal, of its own accord, whenever it looks at it.
