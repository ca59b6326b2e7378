# A barrier for three in a group of two tasks.
import asyncio


async def come(meeting):
    await meeting.wait()  # waits: a b


async def main():
    meeting = asyncio.Barrier(3)
    async with asyncio.TaskGroup() as group:
        for name in 'ab':
            group.create_task(come(meeting), name=name)


asyncio.run(main())
