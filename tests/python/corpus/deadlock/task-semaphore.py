# A task that is done does not give its place back by itself.
import asyncio


async def enter(room):
    await room.acquire()  # waits: second


async def main():
    room = asyncio.Semaphore(1)
    for name in ('first', 'second'):
        await asyncio.create_task(enter(room), name=name)


asyncio.run(main())
