# A hook of one's own gets the exception and the thread, and sees no foreign frame.
import threading
import traceback


def hook(args):
    frames = [frame.name for frame in traceback.extract_tb(args.exc_traceback)]
    print(args.exc_type.__name__, args.exc_value, args.thread.name, frames[-2:])


def inner():
    raise KeyError('lost')


def outer():
    inner()


threading.excepthook = hook
thread = threading.Thread(target=outer, name='t')
thread.start()
thread.join()
