# A spawned child imports this file afresh, under another name.
import multiprocessing


def work(queue):
    queue.put((__name__, multiprocessing.current_process().name))


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    queue = context.Queue()
    process = context.Process(target=work, args=(queue,), name='fresh')
    process.start()
    print(__name__, queue.get())
    process.join()
    print(process.exitcode)
