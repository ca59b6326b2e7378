# A task sleeps with a lock, others wait for it.
import asyncio


async def visit(lock):
    async with lock:
        await asyncio.sleep(0.3)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(visit(lock) for _ in range(4)))


asyncio.run(main())
print('all in and out')
