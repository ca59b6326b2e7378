# Main reads from a connection whose other end is a program that nobody knows of.
import subprocess
import sys
from multiprocessing.connection import Listener

STRANGER = '''
import sys, time
from multiprocessing.connection import Client
with Client(('localhost', int(sys.argv[1]))) as connection:
    time.sleep(1.2)
    connection.send('hello')
'''

with Listener(('localhost', 0)) as listener:
    stranger = subprocess.Popen([sys.executable, '-I', '-c', STRANGER, str(listener.address[1])])
    with listener.accept() as connection:
        print(connection.recv())
stranger.wait()
