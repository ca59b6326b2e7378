# One consumer too many for the items.
import asyncio


async def produce(q):
    await q.put('item')


async def consume(q):
    for _ in range(2):
        await q.get()  # waits: consumer


async def main():
    q = asyncio.Queue()
    await asyncio.gather(asyncio.create_task(produce(q), name='producer'),
                         asyncio.create_task(consume(q), name='consumer'))


asyncio.run(main())
