# Two readers that both want to become the writer wait for the other to leave.
import threading


def read_then_write():
    global readers
    with board:
        readers += 1
    both.wait()
    with board:
        while readers > 1:
            board.wait()  # waits: r1 r2
        print('writes')


readers = 0
board = threading.Condition()
both = threading.Barrier(2)
for name in ('r1', 'r2'):
    threading.Thread(target=read_then_write, name=name).start()
