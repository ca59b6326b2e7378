# A condition of asyncio's, never notified.
import asyncio


async def wait(changed):
    async with changed:
        await changed.wait()  # waits: waiter


async def main():
    changed = asyncio.Condition()
    await asyncio.create_task(wait(changed), name='waiter')


asyncio.run(main())
