# The holder of a lock waits for bytes from a socket; main wants the lock, a timer sends.
import socket
import threading


def receive():
    with lock:
        inside.set()
        here.recv(1)


here, there = socket.socketpair()
lock, inside = threading.Lock(), threading.Event()
threading.Thread(target=receive).start()
inside.wait()
threading.Timer(1, there.sendall, (b'.',)).start()
with lock:
    print('received')
