# Tasks go on in turn where they await; gather() keeps the order of its arguments.
import asyncio


async def count(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name * n


async def main():
    print(await asyncio.gather(count('a', 3), count('b', 2)))


asyncio.run(main())
