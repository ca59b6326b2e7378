# Two threads take turns by two events.
import threading


def say(words, mine, other):
    for word in words:
        mine.wait()
        mine.clear()
        print(word)
        other.set()


tick, tock = threading.Event(), threading.Event()
a = threading.Thread(target=say, args=(['one', 'three'], tick, tock))
b = threading.Thread(target=say, args=(['two', 'four'], tock, tick))
a.start()
b.start()
tick.set()
a.join()
b.join()
