"""Two coroutines take turns in one thread; then, what a coroutine costs."""
import os
import sys
import time
from multiprocessing import Process
from threading import Thread, get_native_id

SLEEP = float(os.environ.get('LAB_sleep', '1'))
COROUTINES = int(os.environ.get('LAB_coroutines', '10000'))
THREADS = int(os.environ.get('LAB_threads', '20'))
PROCESSES = int(os.environ.get('LAB_processes', '5'))

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


def where():
    return f'pid {os.getpid()}, thread id {get_native_id()}'


def consume():
    answer = ''
    while True:
        # hands the answer over and stops here until the next send()
        n = yield answer
        print(f'consumer takes {n}: {where()}')
        time.sleep(SLEEP)
        answer = '200 OK'


def produce(consumer):
    next(consumer)  # runs to the first yield, where it can take something
    for n in range(1, 6):
        print(f'producer sends {n}: {where()}')
        answer = consumer.send(n)
        print(f'producer is told {answer}')
    consumer.close()


def nothing():
    pass


def pause_once():
    yield


def one_coroutine():
    one = pause_once()
    next(one)
    next(one, None)  # to its end


def one_thread():
    start_and_join(Thread(target=nothing))


def one_process():
    start_and_join(Process(target=nothing))


def start_and_join(worker):
    worker.start()
    worker.join()


def cost(kind, count, live):
    """How long one takes from creation to end, one after the other."""
    if count == 0:
        return
    began = time.perf_counter()
    for _ in range(count):
        live()
    took = time.perf_counter() - began
    each = took / count * 1e6
    print(f'{count} {kind}: {took * 1000:.1f} ms, {each:.1f} µs each')


def main():
    produce(consume())
    cost('coroutines', COROUTINES, one_coroutine)
    cost('threads', THREADS, one_thread)
    cost('processes', PROCESSES, one_process)


if __name__ == '__main__':
    main()
