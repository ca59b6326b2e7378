# Both ends send and receive; poll() looks.
import multiprocessing


def echo(there):
    while True:
        word = there.recv()
        if not word:
            break
        there.send(word.upper())


fork = multiprocessing.get_context('fork')
here, there = fork.Pipe()
process = fork.Process(target=echo, args=(there,))
process.start()
print(here.poll(), here.poll(0.01))
for word in ('a', 'bc', ''):
    here.send(word)
print(here.recv(), here.recv())
process.join()
