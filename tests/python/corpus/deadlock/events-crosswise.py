# After you. No, after you.
import threading


def polite(mine, other):
    other.wait()  # waits: t1 t2
    mine.set()


ready1 = threading.Event()
ready2 = threading.Event()
threading.Thread(target=polite, args=(ready1, ready2), name='t1').start()
threading.Thread(target=polite, args=(ready2, ready1), name='t2').start()
