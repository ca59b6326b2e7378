# Threads without a name are numbered in the order in which they are made.
import threading


def work():
    pass


threads = [threading.Thread(target=work) for _ in range(3)]
threads.append(threading.Timer(1, work))
print([thread.name for thread in threads])
