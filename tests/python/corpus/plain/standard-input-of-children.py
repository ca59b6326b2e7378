# multiprocessing gives its children an empty standard input; main's is untouched.
import multiprocessing
import sys


def work():
    print(repr(sys.stdin.read()), flush=True)


process = multiprocessing.get_context('fork').Process(target=work)
process.start()
process.join()
print(input())
