# recv() waits for a child that thinks; poll() waits with a timeout.
import multiprocessing
import time


def think(end):
    time.sleep(1)
    end.send(42)


fork = multiprocessing.get_context('fork')
here, there = fork.Pipe()
fork.Process(target=think, args=(there,)).start()
print(here.poll(0.3), here.recv())
