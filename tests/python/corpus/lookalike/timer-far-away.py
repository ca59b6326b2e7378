# A chain of timers keeps a waiting main going.
import threading


def again(n):
    if n:
        threading.Timer(0.25, again, (n - 1,)).start()
    else:
        done.set()


done = threading.Event()
again(4)
done.wait()
print('done')
