# A listener and a client with a password, inside one process.
import threading
from multiprocessing.connection import Client, Listener


def serve():
    with listener.accept() as connection:
        connection.send([n * n for n in connection.recv()])


with Listener(None, authkey=b'secret') as listener:
    thread = threading.Thread(target=serve)
    thread.start()
    with Client(listener.address, authkey=b'secret') as client:
        client.send([1, 2, 3])
        print(client.recv())
    thread.join()
