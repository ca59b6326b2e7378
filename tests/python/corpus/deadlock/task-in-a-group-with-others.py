# A group waits for its tasks; two come to their end, and one waits for an event that nobody sets.
import asyncio


async def brief():
    await asyncio.sleep(0.2)


async def stuck(go):
    await go.wait()  # waits: Task-3


async def main():
    go = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(brief())
        group.create_task(stuck(go))
        group.create_task(brief())


asyncio.run(main())
