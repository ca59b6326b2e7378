# A thread that joins itself is refused rather than left hanging.
import threading


def work():
    try:
        threading.current_thread().join()
    except RuntimeError as error:
        print('RuntimeError:', error)


thread = threading.Thread(target=work)
thread.start()
thread.join()
