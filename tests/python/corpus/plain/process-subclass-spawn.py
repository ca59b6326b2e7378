# A Process subclass travels to a spawned child with its attributes.
import multiprocessing


class Greeter(multiprocessing.get_context('spawn').Process):
    def __init__(self, word):
        super().__init__(name='greeter')
        self.word = word

    def run(self):
        print(self.word, self.name, flush=True)
        self.word = 'changed'


if __name__ == '__main__':
    greeter = Greeter('hello')
    greeter.start()
    greeter.join()
    print(greeter.word, greeter.exitcode)
