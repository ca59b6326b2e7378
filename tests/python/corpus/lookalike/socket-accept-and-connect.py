# A server waits in accept(), a client connects a second later.
import socket
import threading
import time


def call():
    time.sleep(1)
    with socket.create_connection(address) as client:
        client.sendall(b'hello')


with socket.create_server(('127.0.0.1', 0)) as server:
    address = server.getsockname()
    threading.Thread(target=call).start()
    connection, _ = server.accept()
    with connection:
        print(connection.recv(100))
