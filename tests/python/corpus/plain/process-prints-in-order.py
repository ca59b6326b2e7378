# Children that print under a lock, in the order in which they are let in.
import multiprocessing


def say(lock, text):
    with lock:
        for word in text.split():
            print(word, end=' ', flush=True)
        print(flush=True)


fork = multiprocessing.get_context('fork')
lock = fork.Lock()
for text in ('first child speaks', 'then the second'):
    process = fork.Process(target=say, args=(lock, text))
    process.start()
    process.join()
