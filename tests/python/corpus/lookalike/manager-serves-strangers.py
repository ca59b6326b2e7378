# Main is a manager's server itself, for programs that nobody knows of; one of them ends it.
import subprocess
import sys
from multiprocessing.managers import BaseManager

STRANGER = '''
import sys, time
from multiprocessing.connection import Client
from multiprocessing.managers import BaseManager, dispatch
class Numbers(BaseManager):
    pass
Numbers.register('numbers')
address = ('localhost', int(sys.argv[1]))
manager = Numbers(address, authkey=b'key')
manager.connect()
time.sleep(1.2)
print(manager.numbers().pop(), flush=True)
dispatch(Client(address, authkey=b'key'), None, 'shutdown')
'''


class Numbers(BaseManager):
    pass


if __name__ == '__main__':
    numbers = [1, 2, 3]
    Numbers.register('numbers', callable=lambda: numbers)
    server = Numbers(('localhost', 0), authkey=b'key').get_server()
    subprocess.Popen([sys.executable, '-I', '-c', STRANGER, str(server.address[1])])
    server.serve_forever()
