# Main waits for a spawned child that has much to do before its first line.
import multiprocessing
import time

if __name__ == '__mp_main__':
    time.sleep(1)


def work(q):
    q.put('here at last')


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    q = spawn.Queue()
    child = spawn.Process(target=work, args=(q,))
    child.start()
    print(q.get())
    child.join()
