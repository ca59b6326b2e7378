# Main asks a server that nobody knows of, which takes its time.
import subprocess
import sys
from multiprocessing.connection import Client

STRANGER = '''
import time
from multiprocessing.connection import Listener
with Listener(('localhost', 0)) as listener:
    print(listener.address[1], flush=True)
    with listener.accept() as connection:
        time.sleep(1.2)
        connection.send(connection.recv() + 1)
'''

stranger = subprocess.Popen([sys.executable, '-I', '-c', STRANGER], stdout=subprocess.PIPE)
with Client(('localhost', int(stranger.stdout.readline()))) as connection:
    connection.send(1)
    print(connection.recv())
stranger.communicate()
