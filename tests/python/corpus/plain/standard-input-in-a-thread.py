# A thread that reads standard input while main waits for it.
import sys
import threading

numbers = []
thread = threading.Thread(target=lambda: numbers.extend(map(int, sys.stdin.readline().split())))
thread.start()
thread.join()
print(sum(numbers))
