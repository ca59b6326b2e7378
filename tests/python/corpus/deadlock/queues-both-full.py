# Two stages of a loop, both of them full: each must put before it gets.
import queue
import threading


def pass_on(mine, other):
    while True:
        other.put('parcel')  # waits: there back
        mine.get()


east = queue.Queue(1)
west = queue.Queue(1)
east.put('old')
west.put('old')
threading.Thread(target=pass_on, args=(west, east), name='there').start()
threading.Thread(target=pass_on, args=(east, west), name='back').start()
