# The same with nested with-blocks, in threads that are subclasses.
import threading
import time


class Walker(threading.Thread):
    def __init__(self, name, first, second):
        super().__init__(name=name)
        self.first = first
        self.second = second

    def run(self):
        with self.first:
            time.sleep(0.1)
            with self.second:  # waits: there back
                print(self.name, 'has both')


left = threading.Lock()
right = threading.Lock()
Walker('there', left, right).start()
Walker('back', right, left).start()
