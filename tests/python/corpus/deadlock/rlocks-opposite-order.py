# Re-entrant locks help against oneself only.
import threading


def one():
    with outer, outer:
        both.wait()
        with inner:  # waits: t1
            pass


def two():
    with inner, inner:
        both.wait()
        with outer:  # waits: t2
            pass


outer = threading.RLock()
inner = threading.RLock()
both = threading.Barrier(2)
threading.Thread(target=one, name='t1').start()
threading.Thread(target=two, name='t2').start()
