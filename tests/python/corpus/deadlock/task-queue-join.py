# join() on a queue that nobody works off.
import asyncio


async def join(q):
    await q.join()  # waits: joiner


async def main():
    q = asyncio.Queue()
    q.put_nowait('item')
    await asyncio.wait([asyncio.create_task(join(q), name='joiner')])


asyncio.run(main())
