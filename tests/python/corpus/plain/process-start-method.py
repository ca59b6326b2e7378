# The start method is set once.
import multiprocessing

if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    try:
        multiprocessing.set_start_method('fork')
    except RuntimeError as error:
        print(error)
    print(multiprocessing.get_start_method(), sorted(multiprocessing.get_all_start_methods()))
