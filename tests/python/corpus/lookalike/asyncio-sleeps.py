# All tasks sleep, and the loop with them.
import asyncio


async def main():
    await asyncio.gather(*(asyncio.sleep(1 + n / 10) for n in range(4)))


asyncio.run(main())
print('done')
