# select() on nothing that will ever be ready, with a timeout.
import select
import socket

here, there = socket.socketpair()
print(select.select([here], [], [], 1.1))
