# yield from passes values and exceptions through to the inner generator.
def inner():
    try:
        while True:
            print('inner got', (yield))
    except ValueError:
        return 'inner result'


def outer():
    result = yield from inner()
    yield result


generator = outer()
next(generator)
generator.send(1)
generator.send(2)
print(generator.throw(ValueError()))
