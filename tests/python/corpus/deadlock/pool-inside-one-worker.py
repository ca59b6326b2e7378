# A task that waits for what a later task would send, in a pool of one.
import multiprocessing


def first():
    return answers.get()  # waits: ForkPoolWorker-1


def second():
    answers.put('answer')


fork = multiprocessing.get_context('fork')
answers = fork.Queue()
with fork.Pool(1) as pool:
    results = [pool.apply_async(first), pool.apply_async(second)]
    print([result.get() for result in results])
