# A thread that threading did not start is a dummy to it.
import _thread
import threading


def work():
    me = threading.current_thread()
    print(type(me).__name__, me.name.split('-')[0], me.daemon, threading.active_count())
    done.release()


done = _thread.allocate_lock()
done.acquire()
_thread.start_new_thread(work, ())
done.acquire()
print(threading.active_count() >= 1)
