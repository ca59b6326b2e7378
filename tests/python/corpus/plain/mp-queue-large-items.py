# Items larger than a pipe's buffer, sent by a spawned child.
import multiprocessing


def send(q):
    for size in (10, 100_000, 1_000_000):
        q.put(b'x' * size)


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    q = spawn.Queue()
    process = spawn.Process(target=send, args=(q,))
    process.start()
    print([len(q.get()) for _ in range(3)])
    process.join()
