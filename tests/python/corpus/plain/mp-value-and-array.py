# Shared numbers and characters, with and without their locks.
import multiprocessing


def change(number, letters, numbers):
    with number.get_lock():
        number.value *= 2
    letters.value = b'changed'
    numbers[1:3] = [20, 30]


fork = multiprocessing.get_context('fork')
number, letters = fork.Value('d', 1.5), fork.Array('c', 10)
numbers = fork.Array('i', [1, 2, 3, 4], lock=False)
process = fork.Process(target=change, args=(number, letters, numbers))
process.start()
process.join()
print(number.value, letters.value, list(numbers), len(letters))
print(number, type(number).__name__, letters.get_obj()._type_.__name__)
