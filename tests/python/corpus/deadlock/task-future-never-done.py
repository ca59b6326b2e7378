# A bare future to which nobody gives a result.
import asyncio


async def wait(future):
    await future  # waits: waiter


async def main():
    future = asyncio.get_running_loop().create_future()
    await asyncio.create_task(wait(future), name='waiter')


asyncio.run(main())
