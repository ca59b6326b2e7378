# A finished thread's target and arguments are given up; finalizers run in order.
import threading
import weakref


class Big:
    pass


big = Big()
weakref.finalize(big, print, 'finalized')
thread = threading.Thread(target=lambda thing: None, args=(big,))
del big
thread.start()
thread.join()
print('joined', hasattr(thread, '_target'))
