# A lock's repr says whether it is taken, of which class it is, and nothing foreign.
import re
import threading


def shown(thing):
    text = re.sub(r'0x[0-9a-fA-F]+|owner=\d+', '…', repr(thing))
    return text


lock, rlock = threading.Lock(), threading.RLock()
print(shown(lock), shown(rlock))
with lock, rlock:
    print(shown(lock), shown(rlock))
print(type(lock).__module__, type(rlock).__module__, type(lock).__name__)
