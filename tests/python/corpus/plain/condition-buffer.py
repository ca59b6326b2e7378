# The textbook's bounded buffer, from a condition.
import threading


def put(item):
    with changed:
        while len(buffer) == 2:
            changed.wait()
        buffer.append(item)
        changed.notify_all()


def get():
    with changed:
        while not buffer:
            changed.wait()
        item = buffer.pop(0)
        changed.notify_all()
        return item


buffer, taken = [], []
changed = threading.Condition()
producer = threading.Thread(target=lambda: [put(n) for n in range(20)])
consumer = threading.Thread(target=lambda: taken.extend(get() for _ in range(20)))
producer.start()
consumer.start()
producer.join()
consumer.join()
print(taken)
