# Two tasks enter two conditions in opposite order.
import asyncio


async def swap(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:  # waits: t1 t2
            print('never')


async def main():
    filled = asyncio.Condition()
    emptied = asyncio.Condition()
    tasks = [asyncio.create_task(swap(filled, emptied), name='t1'),
             asyncio.create_task(swap(emptied, filled), name='t2')]
    await asyncio.gather(*tasks)


asyncio.run(main())
