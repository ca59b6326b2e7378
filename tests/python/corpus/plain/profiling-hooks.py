# Nobody has set a trace or profile function, and the program's own are left alone.
import sys
import threading

print(sys.gettrace(), sys.getprofile(), sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__)
calls = []
threading.setprofile(lambda frame, event, arg: calls.append(frame.f_code.co_name) if event == 'call' else None)


def mine():
    pass


thread = threading.Thread(target=mine)
thread.start()
thread.join()
threading.setprofile(None)
print('mine' in calls, sys.getswitchinterval())
