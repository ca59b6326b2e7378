# Main waits for standard input, and a thread waits for main.
import queue
import sys
import threading


def shout():
    print(q.get().upper(), end='')


q = queue.Queue()
thread = threading.Thread(target=shout)
thread.start()
threading.Event().wait(1)
q.put(sys.stdin.readline())
thread.join()
