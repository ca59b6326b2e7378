# Children have children; daemonic ones may not.
import multiprocessing


def child(depth):
    print('depth', depth, flush=True)
    if depth < 3:
        start(child, depth + 1)


def daemon():
    try:
        start(child, 0)
    except AssertionError as error:
        print(error, flush=True)


def start(target, *args, **kwargs):
    process = fork.Process(target=target, args=args, **kwargs)
    process.start()
    process.join()


fork = multiprocessing.get_context('fork')
start(child, 1)
start(daemon, daemon=True)
