# As on Windows, whose sockets have neither poll nor pairs.
import _socket
import select
import threading

del select.poll, _socket.socketpair


def take(first, second):
    with first:
        both.wait()
        with second:  # waits: left right
            pass


a = threading.Lock()
b = threading.Lock()
both = threading.Barrier(2)
threading.Thread(target=take, args=(a, b), name='left').start()
threading.Thread(target=take, args=(b, a), name='right').start()
