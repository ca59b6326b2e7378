# Four threads in a ring: each has one lock and wants the next.
import threading


def work(n):
    with locks[n]:
        ready.wait()
        with locks[(n + 1) % 4]:  # waits: t0 t1 t2 t3
            print('never')


locks = [threading.Lock() for _ in range(4)]
ready = threading.Barrier(4)
for n in range(4):
    threading.Thread(target=work, args=(n,), name=f't{n}').start()
