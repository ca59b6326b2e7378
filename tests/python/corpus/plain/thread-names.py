# Names given, names changed while it runs, and the name of the main thread.
import threading


def work():
    me = threading.current_thread()
    me.name = me.name.upper()


thread = threading.Thread(target=work, name='given')
thread.start()
thread.join()
print(thread.name, threading.current_thread().name)
print(repr(thread).split(',')[0])
