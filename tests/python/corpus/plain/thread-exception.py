# A thread that raises prints a traceback on stderr; the program goes on and ends with 0.
import threading


def fail():
    raise ValueError('in a thread')


thread = threading.Thread(target=fail, name='unlucky')
thread.start()
thread.join()
print('main goes on')
