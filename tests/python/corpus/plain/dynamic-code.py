# exec, eval and lambdas with locks in namespaces of their own.
import threading

space = {'threading': threading}
exec('''
lock = threading.Lock()
def work(log):
    with lock:
        log.append(__name__ if "__name__" in globals() else "nameless")
''', space)
log = []
thread = threading.Thread(target=space['work'], args=(log,))
thread.start()
thread.join()
print(log, eval('(lambda lock: lock.acquire(False))(space["lock"])'))
