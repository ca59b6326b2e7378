# Asynchronous generators, comprehensions and context managers.
import asyncio
import contextlib


async def numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        print('closed')


@contextlib.asynccontextmanager
async def block(name):
    print('enter', name)
    yield name
    print('leave', name)


async def main():
    async with block('b'):
        print([i async for i in numbers(3) if i != 1])
        async for i in numbers(3):
            print('first', i)
            break


asyncio.run(main())
