# A child's large output comes before its parent's, when the parent waits for it.
import multiprocessing


def work():
    for n in range(3000):
        print('child', n)


process = multiprocessing.get_context('fork').Process(target=work)
process.start()
process.join()
print('parent')
