# The old camel-case names still work, and warn where Python warns.
import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(threading.currentThread().getName(), threading.activeCount())
    threading.Event().isSet()
    threading.Thread(target=len, args=('',)).setDaemon(True)
print([str(warning.message).split('(')[0].split(',')[0] for warning in caught])
