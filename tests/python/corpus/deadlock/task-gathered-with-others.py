# One after the other of the gathered tasks ends; two of them wait for an event that nobody sets.
import asyncio


async def brief(n):
    await asyncio.sleep(n * 0.05)


async def stuck():
    await asyncio.Event().wait()  # waits: Task-4 Task-6


async def main():
    await asyncio.gather(brief(1), brief(2), stuck(), brief(3), stuck(), brief(4))


asyncio.run(main())
