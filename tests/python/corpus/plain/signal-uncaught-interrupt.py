# KeyboardInterrupt that nobody catches ends the program by SIGINT.
import os
import signal

print('before', flush=True)
os.kill(os.getpid(), signal.SIGINT)
print('perhaps')
