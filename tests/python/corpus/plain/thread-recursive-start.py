# Threads that start threads, five deep, each joined by the one that started it.
import threading


def descend(depth):
    print('  ' * depth + f'level {depth}')
    if depth < 5:
        child = threading.Thread(target=descend, args=(depth + 1,))
        child.start()
        child.join()
    print('  ' * depth + f'back on level {depth}')


descend(0)
