# A consumer that is sent values, answers, and is closed.
def average():
    total = count = 0
    answer = None
    try:
        while True:
            total += yield answer
            count += 1
            answer = total / count
    except GeneratorExit:
        print('closed after', count)


consumer = average()
print(next(consumer), consumer.send(10), consumer.send(20), consumer.send(60))
consumer.close()
