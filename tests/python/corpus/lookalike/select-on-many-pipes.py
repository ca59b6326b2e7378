# selectors over three children that answer when they like.
import os
import selectors
import time

selector = selectors.DefaultSelector()
for n in range(3):
    reader, writer = os.pipe()
    if os.fork() == 0:
        time.sleep(0.3 * (n + 1))
        os.write(writer, b'%d' % n)
        os._exit(0)
    os.close(writer)
    selector.register(reader, selectors.EVENT_READ)
answers = []
while len(answers) < 3:
    for key, _ in selector.select():
        answers.append(os.read(key.fd, 10))
        selector.unregister(key.fd)
print(answers)
