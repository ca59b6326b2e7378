# Items that can't be compared, and whose comparison fails: only the library stands between the program and them.
import queue
import traceback


class Item:
    def __lt__(self, _other):
        raise ValueError('neither less nor more')


def tried(operation, *args):
    try:
        operation(*args)
    except (TypeError, ValueError):
        traceback.print_exc()


full = queue.PriorityQueue()
full.put((1, {}))
tried(full.put, (1, {}))
full = queue.PriorityQueue()
full.queue[:] = [Item(), Item(), Item()]
tried(full.get)
