# A thread waits for the main thread, which waits for the thread.
import threading


def work():
    threading.main_thread().join()  # waits: child


thread = threading.Thread(target=work, name='child')
thread.start()
thread.join()  # waits: MainProcess
