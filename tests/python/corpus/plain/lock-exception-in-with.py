# An exception leaves a with-block with the lock released, through nested locks too.
import threading

outer, inner = threading.Lock(), threading.RLock()
try:
    with outer, inner:
        raise LookupError('out')
except LookupError as error:
    print(error, outer.locked(), inner.acquire(False))
