# An event that is cleared before the waiter has a look.
import asyncio


async def wait(gate):
    await gate.wait()  # waits: waiter


async def main():
    gate = asyncio.Event()
    task = asyncio.create_task(wait(gate), name='waiter')
    gate.set()
    gate.clear()
    await task


asyncio.run(main())
