# map(), starmap() and imap() give results in the order of the arguments.
import multiprocessing


def power(base, exponent=2):
    return base ** exponent


with multiprocessing.get_context('fork').Pool(2) as pool:
    print(pool.map(power, range(6)), pool.map(power, [], chunksize=1))
    print(pool.starmap(power, [(2, 3), (3, 2), (5, 1)]))
    print(list(pool.imap(power, range(5), chunksize=2)))
    print(sorted(pool.imap_unordered(power, range(5))))
