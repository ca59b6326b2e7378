# Main waits for input() from somebody who takes his time, and two threads wait for main.
import queue
import threading


def shout():
    print(names.get().upper())


names = queue.Queue()
threads = [threading.Thread(target=shout) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    names.put(input('name? '))
    thread.join()
