# A subclass with its own constructor and run(), and state that outlives the thread.
from threading import Thread


class Square(Thread):
    def __init__(self, number):
        super().__init__(name=f'square-{number}')
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number ** 2


squares = [Square(n) for n in range(5)]
for square in squares:
    square.start()
for square in squares:
    square.join()
    print(square.name, square.result, square.is_alive())
