# A full queue between tasks.
import asyncio


async def fill(q):
    for n in range(3):
        await q.put(n)  # waits: filler


async def main():
    q = asyncio.Queue(2)
    await asyncio.create_task(fill(q), name='filler')


asyncio.run(main())
