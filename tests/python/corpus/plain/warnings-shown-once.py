# Warnings are the program's own, at its own lines.
import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    threading.Thread(target=warnings.warn, args=('from a thread',)).start()
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join()
    warnings.warn('from main', DeprecationWarning)
    threading.current_thread().name
print(sorted((warning.category.__name__, str(warning.message)) for warning in caught))
