# A consumer task and a producer task that sleeps.
import asyncio


async def produce(q):
    for n in range(3):
        await asyncio.sleep(0.35)
        await q.put(n)


async def main():
    q = asyncio.Queue(1)
    task = asyncio.create_task(produce(q))
    print([await q.get() for _ in range(3)])
    await task


asyncio.run(main())
