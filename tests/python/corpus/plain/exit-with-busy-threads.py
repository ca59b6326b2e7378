# Daemon threads that compute and wait don't change the exit code.
import sys
import threading


def compute():
    while True:
        pass


threading.Thread(target=compute, daemon=True).start()
threading.Thread(target=threading.Event().wait, daemon=True).start()
sys.exit(6)
