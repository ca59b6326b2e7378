# Two tasks take two locks in opposite order.
import asyncio


async def swap(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:  # waits: t1 t2
            print('never')


async def main():
    lock1 = asyncio.Lock()
    lock2 = asyncio.Lock()
    tasks = [asyncio.create_task(swap(lock1, lock2), name='t1'),
             asyncio.create_task(swap(lock2, lock1), name='t2')]
    await asyncio.gather(*tasks)


asyncio.run(main())
