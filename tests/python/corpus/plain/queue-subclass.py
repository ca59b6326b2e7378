# A queue without duplicates, made as the documentation suggests: by _init, _put and _get.
import queue


class SetQueue(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


q = SetQueue()
for n in (7, 7, 7):
    q.put(n)
print(q.qsize(), q.get(), q.empty())
