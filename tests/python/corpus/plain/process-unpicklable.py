# A target that can't be pickled is refused by start(), and nothing is left of the process.
import multiprocessing

if __name__ == '__main__':
    process = multiprocessing.get_context('spawn').Process(target=lambda: None)
    try:
        process.start()
    except Exception as error:
        print(type(error).__name__, 'lambda' in str(error))
    print(multiprocessing.active_children())
