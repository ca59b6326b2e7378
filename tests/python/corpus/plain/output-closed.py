# A program that closes its standard streams goes on without them.
import os
import sys
import threading

print('the last line', flush=True)
sys.stdout.close()
os.close(0)
thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
os._exit(11)
