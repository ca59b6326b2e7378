# Long lines from several threads, each line whole.
import sys
import threading


def write(letter):
    for _ in range(200):
        with lock:
            sys.stdout.write(letter * 500 + '\n')
    done.append(letter)


class Counting:
    """Stands in for standard output, so that the order does not matter."""

    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines.append(text)

    def flush(self):
        pass


lock, done = threading.Lock(), []
real, sys.stdout = sys.stdout, Counting()
threads = [threading.Thread(target=write, args=(letter,)) for letter in 'abc']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
real.write(''.join(sorted(sys.stdout.lines)))
sys.stdout = real
