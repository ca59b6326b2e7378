# In the child, the thread that forked is the main thread and the only one.
import os
import threading


def work():
    pid = os.fork()
    if pid == 0:
        me = threading.current_thread()
        told = f'{threading.active_count()} {me is threading.main_thread()} {threading.main_thread().name}\n'
        os.write(1, told.encode())
        os._exit(0)
    os.waitpid(pid, 0)


thread = threading.Thread(target=work, name='forker')
thread.start()
thread.join()
print(threading.active_count(), threading.main_thread().name)
