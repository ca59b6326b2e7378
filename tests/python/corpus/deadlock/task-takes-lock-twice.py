# asyncio's lock is not re-entrant.
import asyncio


async def main():
    lock = asyncio.Lock()

    async def greedy():
        await lock.acquire()
        await lock.acquire()  # waits: greedy

    await asyncio.create_task(greedy(), name='greedy')


asyncio.run(main())
