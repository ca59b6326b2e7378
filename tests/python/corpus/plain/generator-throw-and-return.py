# throw() into a generator, and the value that it returns.
def worker():
    received = []
    while True:
        try:
            item = yield len(received)
        except LookupError as error:
            return f'{error} after {received}'
        received.append(item)


generator = worker()
next(generator)
generator.send('a')
try:
    generator.throw(LookupError('enough'))
except StopIteration as stop:
    print(stop.value)
