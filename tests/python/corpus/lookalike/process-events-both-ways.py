# Parent and child wait for each other in turn.
import multiprocessing
import time


def child(ping, pong):
    for _ in range(4):
        ping.wait()
        ping.clear()
        time.sleep(0.2)
        pong.set()


fork = multiprocessing.get_context('fork')
ping, pong = fork.Event(), fork.Event()
process = fork.Process(target=child, args=(ping, pong))
process.start()
for _ in range(4):
    ping.set()
    pong.wait()
    pong.clear()
process.join()
print(process.exitcode)
