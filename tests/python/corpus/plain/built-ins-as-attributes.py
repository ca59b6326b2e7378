# Built-in functions do not become methods of an object whose class has them as attributes.
import _thread
import builtins
import pickle
import threading
import time


class Tools:
    pause, ask, begin = time.sleep, input, _thread.start_new_thread
    make, make_low = threading.Lock, _thread.allocate_lock
    clock, steady = time.time, time.monotonic


tools = Tools()
tools.pause(0.001)
print(tools.ask('name? ') == 'Ada', tools.clock() > 0, tools.steady() > 0)
for make in tools.make, tools.make_low:
    with make() as got:
        print(got)
done = tools.make()
done.acquire()
tools.begin(done.release, ())
done.acquire()
for function in time.sleep, input, _thread.start_new_thread, _thread.allocate_lock:
    print(function, function.__name__, function.__qualname__, function.__self__, type(builtins.len) is function.__class__)
    print(function.__doc__, function.__text_signature__, pickle.loads(pickle.dumps(function)) is function)
    print(isinstance(function, type(len)), callable(function), hash(function) == hash(function), dir(function) == dir(len))
