# Each waits for the other's message before it sends its own.
import queue
import threading


def talk(inbox, outbox):
    word = inbox.get()  # waits: alice bob
    outbox.put(word)


to_alice = queue.Queue()
to_bob = queue.PriorityQueue()
threading.Thread(target=talk, args=(to_alice, to_bob), name='alice').start()
threading.Thread(target=talk, args=(to_bob, to_alice), name='bob').start()
